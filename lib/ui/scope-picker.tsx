"use client";

import { ChevronRight } from "lucide-react";
import { useId } from "react";
import { uiWords } from "@/words/ui";
import type { AvailableScope } from "../contracts/scopes";
import { Checkbox } from "./choice";
import { groupScopes, includedBy } from "./scope-words";

const words = uiWords.scopePicker;

interface ScopePickerProps {
  scopes: readonly AvailableScope[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  disabled?: boolean;
}

function Operations({ operations }: { operations: AvailableScope["operations"] }) {
  if (operations.length === 0) return null;
  return (
    <details className="group/ops mt-1 -ml-1 text-sm">
      <summary className="inline-flex list-none items-center gap-1 rounded-sm text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open/ops:rotate-90" />
        {words.opens(operations.length)}
      </summary>
      <ul className="mt-1.5 grid gap-1 ml-2.5 border-hairline border-l pl-3">
        {operations.map(({ method, path, summary }) => (
          <li key={`${method} ${path}`} className="grid gap-x-3 sm:flex sm:items-baseline">
            <code className="shrink-0 font-mono text-xs [overflow-wrap:anywhere]">
              {method} {path}
            </code>
            <span className="text-muted">{summary}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ScopeRow({ scope, value, onChange, disabled }: Omit<ScopePickerProps, "scopes"> & { scope: AvailableScope }) {
  const id = useId();
  const includer = includedBy(scope, value);
  const chosen = value.includes(scope.name);
  return (
    <li className="flex gap-3 px-4 py-3">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={chosen || includer !== undefined}
        disabled={disabled || includer !== undefined}
        aria-describedby={`${id}-words`}
        onChange={() => onChange(chosen ? value.filter((name) => name !== scope.name) : [...value, scope.name])}
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <label htmlFor={id} className="break-all font-medium font-mono text-sm">
            {scope.name}
          </label>
          {includer && <span className="text-muted text-xs">{words.includedIn(includer)}</span>}
        </div>
        <p id={`${id}-words`} className="text-muted text-sm">
          {scope.description}
        </p>
        <Operations operations={scope.operations} />
      </div>
    </li>
  );
}

/** Chooses scopes; beside each stands what it opens. */
export function ScopePicker({ scopes, ...rest }: ScopePickerProps) {
  return (
    <div className="grid gap-4">
      {groupScopes(scopes).map(({ title, scopes: members }) => (
        <fieldset key={title} className="grid gap-1.5">
          <legend className="mb-1.5 text-muted text-sm">{title}</legend>
          <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
            {members.map((scope) => (
              <ScopeRow key={scope.name} scope={scope} {...rest} />
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}
