import { cn } from "./cn";

const getInitials = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("") || "?";

/** The initials of a person or app. Beside it stands the name, so it is hidden from screen readers. */
export function Avatar({ name, square = false, className }: { name: string; square?: boolean; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-8 shrink-0 select-none place-items-center border border-hairline bg-accent-tint font-medium text-accent text-xs",
        square ? "rounded-lg" : "rounded-full",
        className,
      )}
    >
      {getInitials(name)}
    </span>
  );
}
