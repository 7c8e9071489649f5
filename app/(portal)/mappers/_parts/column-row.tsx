"use client";

import { ArrowRight, Sparkles, X } from "lucide-react";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { mappersWords } from "@/words/mappers";
import type { DraftColumn } from "./mapper-draft";
import type { Target } from "./suggest-columns";

const words = mappersWords.columnRow;

const FORMAT_WORDS: Record<string, string> = {
  not: words.turnedRound,
  "decimal-comma": words.decimalComma,
  lower: words.inSmallLetters,
  upper: words.inCapitals,
  "dd.mm.yyyy": words.dayFirst,
  "mm/dd/yyyy": words.monthFirst,
};

interface ColumnRowProps {
  column: DraftColumn;
  targets: readonly Target[];
  /** Where other columns lead: a field is written by one. */
  taken: readonly string[];
  /** Its first cell, where a file is at hand. */
  example: string | undefined;
  /** It comes from a file, and is called what it is called. */
  fixed: boolean;
  onChange: (part: Partial<DraftColumn>) => void;
  onRemove: () => void;
}

/** One column of a file: where it leads, how its cells are read, and what empty ones become. */
export function ColumnRow({ column, targets, taken, example, fixed, onChange, onRemove }: ColumnRowProps) {
  const { from, to, format, fallback, suggested } = column;
  const target = targets.find(({ name }) => name === to);
  const about = from || words.newColumn;
  return (
    <li className="grid gap-x-4 gap-y-2 border-hairline border-b px-4 py-3 last:border-b-0 md:grid-cols-[minmax(0,1fr)_16px_minmax(0,1.4fr)_minmax(0,1.2fr)] md:items-start">
      <div className="min-w-0">
        {fixed ? (
          <p className="break-words font-medium leading-9">{from}</p>
        ) : (
          <div className="flex gap-1">
            <Input
              aria-label={words.nameHint}
              placeholder={words.name}
              value={from}
              onChange={({ target: box }) => onChange({ from: box.value })}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={words.remove(about)}
              onClick={onRemove}
              className="text-muted"
            >
              <X aria-hidden="true" />
            </Button>
          </div>
        )}
        {example && <p className="truncate text-muted text-sm">{example}</p>}
      </div>
      <ArrowRight aria-hidden="true" className="mt-2.5 size-4 text-muted max-md:hidden" />
      <div className="grid min-w-0 gap-1.5">
        <Select
          aria-label={words.target(about)}
          value={to}
          onChange={({ target: box }) => onChange({ to: box.value, format: "", suggested: false })}
        >
          <option value="">{words.notImported}</option>
          {targets
            .filter(({ name }) => name === to || !taken.includes(name))
            .map(({ name, type }) => (
              <option key={name} value={name}>
                {name} ({type})
              </option>
            ))}
        </Select>
        {suggested && (
          <Badge icon={Sparkles} className="justify-self-start">
            {words.suggested}
          </Badge>
        )}
      </div>
      {target ? (
        <div className="grid min-w-0 gap-1.5">
          {target.formats.length > 0 && (
            <Select
              aria-label={words.reading(about)}
              value={format}
              onChange={({ target: box }) => onChange({ format: box.value })}
            >
              <option value="">{words.asItIs}</option>
              {target.formats.map((name) => (
                <option key={name} value={name}>
                  {FORMAT_WORDS[name] ?? name}
                </option>
              ))}
            </Select>
          )}
          <Input
            aria-label={words.emptyValue(about)}
            placeholder={words.emptyValuePlaceholder}
            value={fallback}
            onChange={({ target: box }) => onChange({ fallback: box.value })}
          />
        </div>
      ) : (
        <span className="max-md:hidden" />
      )}
    </li>
  );
}
