"use client";

import { cn } from "./cn";
import { Mark } from "./mark";
import { useSite } from "./site-context";

/** Where a logo stands on nothing, its lines get a ground on which they can be seen. */
const GROUNDS = { dark: "bg-under-dark", light: "bg-under-light", any: "" } as const;

/** The operator's logo, or our own mark while there is none. It stands beside the name, and says nothing more. */
export function BrandMark({ className }: { className?: string }) {
  const { logo } = useSite();
  if (!logo) return <Mark className={cn("text-accent", className)} />;
  return (
    // biome-ignore lint/performance/noImgElement: at most 256 pixels, drawn by ourselves, at an address of its own.
    <img
      src={logo.url}
      alt=""
      className={cn("size-7 shrink-0 rounded-sm object-contain p-px", GROUNDS[logo.tone], className)}
    />
  );
}
