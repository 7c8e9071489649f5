import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A table in a sheet. On phones give the less important columns `max-md:hidden` and fold them into the first. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div className="overflow-hidden rounded-lg border border-hairline bg-surface">
      <table className={cn("w-full border-collapse text-left", className)} {...props} />
    </div>
  );
}

export function Th({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn("h-10 whitespace-nowrap border-hairline border-b px-4 font-medium text-muted text-sm", className)}
      {...props}
    />
  );
}

export function Td({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-11 px-4 py-2.5 align-middle", className)} {...props} />;
}

export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn("border-hairline border-b transition-colors last:border-b-0 hover:bg-hover/60", className)}
      {...props}
    />
  );
}
