"use client";

import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { cn } from "@/lib/ui/cn";
import { Code } from "@/lib/ui/code-block";
import { explorerWords } from "@/words/explorer";
import type { Fault } from "../refusal";
import { CompletionList } from "./completion-list";
import { type Completion, completionsAt, type QueryWords } from "./completions";

const texts = explorerWords.queryEditor;

interface QueryEditorProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  onRun: () => void;
  fault: Fault | null;
  describedBy: string | undefined;
  entities: readonly CatalogueEntity[];
  words: QueryWords;
}

// Both layers must lay their text out alike, or colours and letters part.
const LAYER = "m-0 whitespace-pre px-3 py-2.5 font-mono text-sm leading-[22px] [tab-size:2]";
const LINE = 22;
const PADDING = 10;

/** Where a caret stands on the page of text: its line and column from 0. */
function findSpot(text: string, caret: number) {
  const before = text.slice(0, caret).split("\n");
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}

interface Offer {
  from: number;
  caret: number;
  items: Completion[];
  chosen: number;
}

/** A box for a query: coloured, with completion as one types (or Ctrl Space) and the fault marked where it is. */
export function QueryEditor({ id, value, onChange, onRun, fault, describedBy, entities, words }: QueryEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [scrolled, setScrolled] = useState({ left: 0, top: 0 });
  const lines = value.split("\n").length;
  const faulty = useMemo(
    () => (fault ? (value.split("\n")[fault.line - 1] ?? "").slice(fault.column - 1) : ""),
    [fault, value],
  );

  const look = (text: string, caret: number, asked: boolean) => {
    const { from, items } = completionsAt(text, caret, { entities, words });
    const typing = asked || from < caret || /[.@]$/.test(text.slice(0, caret));
    setOffer(typing && items.length > 0 ? { from, caret, items, chosen: 0 } : null);
  };
  const accept = ({ from, caret }: Offer, { insert }: Completion) => {
    const element = box.current;
    if (!element) return;
    // As if typed, so that the browser's own undo takes it back.
    element.focus();
    element.setSelectionRange(from, caret);
    if (!document.execCommand("insertText", false, insert))
      onChange(value.slice(0, from) + insert + value.slice(caret));
    if (!/[.:(] ?$/.test(insert)) setOffer(null);
  };
  const move = (by: number) =>
    setOffer((now) => now && { ...now, chosen: (now.chosen + by + now.items.length) % now.items.length });

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const taken = () => event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      taken();
      setOffer(null);
      onRun();
    } else if (event.key === " " && event.ctrlKey) {
      taken();
      look(value, event.currentTarget.selectionStart, true);
    } else if (!offer) {
      return;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      taken();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" || event.key === "Tab") {
      const item = offer.items[offer.chosen];
      if (!item || event.shiftKey) return setOffer(null);
      taken();
      accept(offer, item);
    } else if (event.key === "Escape") {
      taken();
      setOffer(null);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      setOffer(null);
    }
  };

  const spot = offer && findSpot(value, offer.from);
  return (
    <div className="relative min-w-0">
      <div
        className={cn(
          "relative overflow-hidden rounded-lg border bg-surface transition-colors focus-within:border-accent",
          fault ? "border-bad" : "border-control",
        )}
        style={{ height: Math.min(Math.max(lines, 8), 24) * LINE + 2 * PADDING + 2 }}
      >
        <pre
          aria-hidden="true"
          className={cn(LAYER, "pointer-events-none absolute")}
          style={{ translate: `${-scrolled.left}px ${-scrolled.top}px` }}
        >
          {fault && (
            <span
              className="absolute border-bad border-b-2 bg-bad-tint"
              style={{
                top: PADDING + (fault.line - 1) * LINE,
                left: `calc(0.75rem + ${fault.column - 1}ch)`,
                width: `${Math.max(1, /^[\w$@]*/.exec(faulty)?.[0].length ?? 1)}ch`,
                height: LINE,
              }}
            />
          )}
          <Code code={`${value}\n`} language="query" className="relative whitespace-pre leading-[22px]" />
        </pre>
        <textarea
          ref={box}
          id={id}
          wrap="off"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          aria-autocomplete="list"
          aria-controls={offer ? listId : undefined}
          aria-activedescendant={offer ? `${listId}-${offer.chosen}` : undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={describedBy}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
            look(target.value, target.selectionStart, false);
          }}
          onKeyDown={press}
          onBlur={() => setOffer(null)}
          onMouseDown={() => setOffer(null)}
          onScroll={({ currentTarget }) =>
            setScrolled({ left: currentTarget.scrollLeft, top: currentTarget.scrollTop })
          }
          className={cn(
            LAYER,
            "absolute inset-0 size-full resize-none overflow-auto bg-transparent caret-ink outline-none [-webkit-text-fill-color:transparent] selection:[-webkit-text-fill-color:var(--ink)]",
          )}
        />
      </div>
      {offer && spot && (
        <CompletionList
          id={listId}
          items={offer.items}
          chosen={offer.chosen}
          onChoose={(item) => accept(offer, item)}
          style={{
            top: PADDING + (spot.line + 1) * LINE + 4 - scrolled.top,
            left: `min(calc(0.75rem + ${spot.column}ch - ${scrolled.left}px), calc(100% - 17rem))`,
          }}
        />
      )}
      <p role="status" className="sr-only">
        {offer && texts.suggestions(offer.items.length)}
      </p>
    </div>
  );
}
