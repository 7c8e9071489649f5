import { Controller, type UseFormReturn } from "react-hook-form";
import { useScopes } from "@/lib/hooks/use-scopes";
import { RadioCard } from "@/lib/ui/choice";
import { ErrorState } from "@/lib/ui/error-state";
import { FieldError } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { heldWords } from "@/words/held";
import type { HeldKind } from "./held-kind";
import type { HeldValues } from "./held-values";

const words = heldWords.accessFields;

function Scopes({ form }: { form: UseFormReturn<HeldValues> }) {
  const { data, error, refetch } = useScopes();
  if (error && !data) return <ErrorState title={words.notFetched} error={error} retry={refetch} />;
  if (!data) return <SkeletonRows />;
  return (
    <Controller
      control={form.control}
      name="scopes"
      render={({ field }) => <ScopePicker scopes={data.data} value={field.value} onChange={field.onChange} />}
    />
  );
}

function Choice({ form, short }: { form: UseFormReturn<HeldValues>; short: string }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <RadioCard {...form.register("access")} value="all" title={words.all} description={words.allDescription(short)} />
      <RadioCard {...form.register("access")} value="some" title={words.some} description={words.someDescription} />
    </div>
  );
}

/** What the credential may do: all that its owner may, or only some of it. */
export function AccessFields({ form, kind }: { form: UseFormReturn<HeldValues>; kind: HeldKind }) {
  const narrowed = form.watch("access") === "some";
  const error = firstMessage(form.formState.errors.scopes);
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">{words.legend}</legend>
      {kind.reach === "whole-or-narrowed" && <Choice form={form} short={kind.short} />}
      {kind.reach === "whole" && <p className="max-w-prose text-muted">{words.always(kind.short)}</p>}
      {error && narrowed && <FieldError>{error}</FieldError>}
      {narrowed && (
        <div className={kind.reach === "narrowed" ? undefined : "mt-2"}>
          <Scopes form={form} />
        </div>
      )}
    </fieldset>
  );
}
