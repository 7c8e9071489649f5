"use client";

import { useScopes } from "@/lib/hooks/use-scopes";
import { FieldError } from "@/lib/ui/field";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";

const words = appsWords.scopes;

interface ScopesFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}

/** The most that an app may ask for. */
export function ScopesField({ value, onChange, error }: ScopesFieldProps) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{commonWords.scopes}</legend>
      <p className="text-muted text-sm">{words.about}</p>
      {error && <FieldError>{error}</FieldError>}
      <Fetched query={useScopes()} notFetched={words.notFetched}>
        {({ data }) => <ScopePicker scopes={data} value={value} onChange={onChange} />}
      </Fetched>
    </fieldset>
  );
}
