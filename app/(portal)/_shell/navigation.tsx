"use client";

import { usePathname } from "next/navigation";
import { useId } from "react";
import { cn } from "@/lib/ui/cn";
import { Link } from "@/lib/ui/link";
import { shellWords } from "@/words/shell";
import { isWithin, type Place, type PlaceGroup, placesFor } from "./places";

const words = shellWords.navigation;

function PlaceLink({ place: { href, label, icon: Icon }, onGo }: { place: Place; onGo?: (() => void) | undefined }) {
  const here = isWithin(usePathname(), href);
  return (
    <Link
      href={href}
      {...(onGo && { onClick: onGo })}
      aria-current={here ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-lg px-2.5 transition-colors max-lg:h-10",
        here ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className={cn("size-[18px] shrink-0", here && "text-accent")} />
      {label}
    </Link>
  );
}

function Group({ group: { title, forAdmins, places }, onGo }: { group: PlaceGroup; onGo?: (() => void) | undefined }) {
  const id = useId();
  return (
    <div className={cn("grid gap-1", forAdmins && "mt-1 border-hairline border-t pt-4")}>
      {title && (
        <p id={id} className="px-2.5 text-muted text-xs">
          {title}
        </p>
      )}
      <ul {...(title && { "aria-labelledby": id })} className="grid gap-0.5">
        {places.map((place) => (
          <li key={place.href}>
            <PlaceLink place={place} onGo={onGo} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The places of the portal. `onGo` is told when one is chosen, so that a drawer can close. */
export function Navigation({ admin, onGo }: { admin: boolean; onGo?: () => void }) {
  return (
    <nav aria-label={words.places} className="grid gap-4">
      {placesFor({ admin }).map((group) => (
        <Group key={group.title ?? group.places[0]?.href} group={group} onGo={onGo} />
      ))}
    </nav>
  );
}
