import { Plus } from "lucide-react";
import Link from "next/link";
import { Button } from "@/lib/ui/button";

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
