import { cn } from "./cn";

/** The mark: a gate, drawn in one stroke. One colour, that of the text around it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cn("size-6 shrink-0", className)}
    >
      <path d="M4 21V11a8 8 0 0 1 16 0v10h-5v-9.5a3 3 0 0 0-6 0V21" />
    </svg>
  );
}
