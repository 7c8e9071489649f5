import { Plus } from "lucide-react";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";

/** The primary action of a list. */
export function NewLink({ href, children }: { href: string; children: string }) {
  return (
    <Button asChild>
      <Link href={href}>
        <Plus aria-hidden="true" />
        {children}
      </Link>
    </Button>
  );
}
