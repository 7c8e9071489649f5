import { Search } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";

/** From how many rows on a list is worth a search. */
export const FILTER_FROM = 4;

/** The row above a list that narrows it. */
export function Filters({ children }: { children: ReactNode }) {
  return <search className="mb-3 flex flex-wrap gap-2 max-sm:*:w-full">{children}</search>;
}

interface FilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** The search field of a list. */
export function SearchFilter({ label, value, onChange }: FilterProps) {
  return (
    <div className="relative sm:w-72">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pl-9"
      />
    </div>
  );
}

/** A day, from or until which a list goes. */
export function DayFilter({ label, value, onChange }: FilterProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-muted max-sm:w-12">
        {label}
      </label>
      <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} className="sm:w-40" />
    </div>
  );
}

/** A filter of a few choices; the first stands for none, with the value "". */
export function SelectFilter({
  label,
  value,
  onChange,
  choices,
}: FilterProps & { choices: readonly { value: string; label: string }[] }) {
  return (
    <Select
      aria-label={label}
      value={choices.some((choice) => choice.value === value) ? value : ""}
      onChange={(event) => onChange(event.target.value)}
      className="sm:w-44"
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
