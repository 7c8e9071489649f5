"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "@/lib/ui/cn";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { helpWords } from "@/words/help";
import { buildExcerpt, findSections } from "../_content/find-sections";
import type { HelpSection } from "../_content/search-index";

const words = helpWords.search;

const useSections = (enabled: boolean) =>
  useQuery({
    queryKey: ["help-sections"],
    queryFn: async ({ signal }): Promise<HelpSection[]> => (await fetch("/help/en/api/search.json", { signal })).json(),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Looks through every page of the help, as one types. */
export function HelpSearch() {
  const router = useRouter();
  const listId = useId();
  const [looked, setLooked] = useState("");
  const [near, setNear] = useState(false);
  const [chosen, setChosen] = useState(0);
  const { data, isError } = useSections(near);
  const found = data ? findSections(data, looked) : [];
  const open = near && looked.trim() !== "" && (data !== undefined || isError);
  const leave = () => {
    setNear(false);
    setLooked("");
  };
  const press = (event: KeyboardEvent) => {
    const section = found[chosen];
    if (event.key === "Escape") setLooked("");
    if (!open || found.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setChosen((chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && section) {
      event.preventDefault();
      leave();
      router.push(section.href);
    }
  };
  return (
    <search
      className="relative"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setNear(false);
      }}
    >
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        role="combobox"
        aria-label={words.searchTheHelp}
        placeholder={words.searchTheHelp}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length > 0 ? `${listId}-${chosen}` : undefined}
        value={looked}
        onFocus={() => setNear(true)}
        onChange={({ target }) => {
          setNear(true);
          setChosen(0);
          setLooked(target.value);
        }}
        onKeyDown={press}
        className="pl-9"
      />
      <div
        id={listId}
        role="listbox"
        aria-label={words.foundHelp}
        className={cn(
          "fixed inset-x-4 z-30 mt-1 max-h-[70dvh] overflow-y-auto rounded-lg border border-hairline bg-raised p-1 shadow-overlay sm:absolute sm:inset-x-auto sm:left-0 sm:w-96",
          !open && "hidden",
        )}
      >
        {found.map((section, index) => (
          <Link
            key={section.href}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            href={section.href}
            onClick={leave}
            className={cn("block rounded-md px-3 py-2 hover:bg-hover", index === chosen && "bg-hover")}
          >
            <span className="block font-medium">
              {section.page}
              {section.section && <span className="text-muted"> · {section.section}</span>}
            </span>
            <span className="block break-words text-muted text-sm">{buildExcerpt(section, looked)}</span>
          </Link>
        ))}
      </div>
      <p role="status" className={open && found.length === 0 ? "mt-2 px-1 text-muted text-sm" : "sr-only"}>
        {open &&
          (isError ? words.failed : found.length === 0 ? words.nothingFound(looked) : words.placesFound(found.length))}
      </p>
    </search>
  );
}
