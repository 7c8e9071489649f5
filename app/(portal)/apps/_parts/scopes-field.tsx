"use client";

import { useScopes } from "@/lib/hooks/use-scopes";
import { ErrorState } from "@/lib/ui/error-state";
import { FieldError } from "@/lib/ui/field";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";

const words = appsWords.scopes;

interface ScopesFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}

/** The most that an app may ask for. */
export function ScopesField({ value, onChange, error }: ScopesFieldProps) {
  const { data, error: failure, refetch } = useScopes();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{commonWords.scopes}</legend>
      <p className="text-muted text-sm">{words.about}</p>
      {error && <FieldError>{error}</FieldError>}
      {failure && !data && <ErrorState title={words.notFetched} error={failure} retry={refetch} />}
      {!failure && !data && <SkeletonRows />}
      {data && <ScopePicker scopes={data.data} value={value} onChange={onChange} />}
    </fieldset>
  );
}
