"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { cn } from "@/lib/ui/cn";
import { isWithin, PLACES } from "./places";

/** The places of the portal. `onGo` is told when one is chosen, so that a drawer can close. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const path = usePathname();
  const id = useId();
  return (
    <nav aria-label="Places" className="grid gap-5">
      {PLACES.map(({ title, places }) => (
        <div key={title} className="grid gap-1">
          <p id={`${id}-${title}`} className="px-2.5 text-muted text-xs">
            {title}
          </p>
          <ul aria-labelledby={`${id}-${title}`} className="grid gap-0.5">
            {places.map(({ href, label, icon: Icon }) => {
              const here = isWithin(path, href);
              return (
                <li key={href}>
                  <Link
                    href={href}
                    {...(onGo && { onClick: onGo })}
                    aria-current={here ? "page" : undefined}
                    className={cn(
                      "flex h-9 items-center gap-2.5 rounded-lg px-2.5 transition-colors max-lg:h-10",
                      here ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                    )}
                  >
                    <Icon
                      aria-hidden="true"
                      strokeWidth={1.75}
                      className={cn("size-[18px] shrink-0", here && "text-accent")}
                    />
                    {label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
