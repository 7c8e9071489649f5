import { cn } from "@/lib/ui/cn";

const INKS: Record<string, string> = {
  GET: "text-accent",
  POST: "text-good",
  PUT: "text-warn",
  PATCH: "text-warn",
  DELETE: "text-bad",
};

/** The method of an operation, in its colour. */
export function MethodBadge({ method, className }: { method: string; className?: string }) {
  return (
    <span className={cn("shrink-0 font-medium font-mono text-xs", INKS[method] ?? "text-ink", className)}>
      {method}
    </span>
  );
}
