import { type CSSProperties, useEffect, useRef } from "react";
import { cn } from "@/lib/ui/cn";
import { explorerWords } from "@/words/explorer";
import type { Completion } from "./completions";

const words = explorerWords.completionList;

interface CompletionListProps {
  id: string;
  items: readonly Completion[];
  chosen: number;
  onChoose: (item: Completion) => void;
  style: CSSProperties;
}

/** What may stand at the caret, under it. The keyboard stays in the editor. */
export function CompletionList({ id, items, chosen, onChoose, style }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={words.suggestions}
      style={style}
      className="absolute z-20 max-h-60 w-68 max-w-full overflow-y-auto rounded-lg border border-hairline bg-raised p-1 font-mono text-sm shadow-overlay"
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the editor, which keeps the focus.
        <div
          key={item.label}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // The editor would lose the focus, and with it the list, before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
          className={cn(
            "flex cursor-pointer items-baseline justify-between gap-3 rounded-md px-2 py-1",
            index === chosen && "bg-hover",
          )}
        >
          <span className="truncate">{item.label}</span>
          <span className="shrink-0 font-sans text-muted text-xs">{item.detail}</span>
        </div>
      ))}
    </div>
  );
}
