import { Controller, type UseFormReturn } from "react-hook-form";
import { useScopes } from "@/lib/hooks/use-scopes";
import { RadioCard } from "@/lib/ui/choice";
import { FieldError } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { credentialWords } from "@/words/credentials";
import { Fetched } from "../_parts/fetched";
import type { CredentialPageKind } from "./credential-page-kind";
import type { CredentialValues } from "./credential-values";

const words = credentialWords.accessFields;

function Scopes({ form }: { form: UseFormReturn<CredentialValues> }) {
  return (
    <Fetched query={useScopes()} notFetched={words.notFetched}>
      {({ data }) => (
        <Controller
          control={form.control}
          name="scopes"
          render={({ field }) => <ScopePicker scopes={data} value={field.value} onChange={field.onChange} />}
        />
      )}
    </Fetched>
  );
}

function Choice({ form, short }: { form: UseFormReturn<CredentialValues>; short: string }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <RadioCard {...form.register("access")} value="all" title={words.all} description={words.allDescription(short)} />
      <RadioCard {...form.register("access")} value="some" title={words.some} description={words.someDescription} />
    </div>
  );
}

/** What the credential may do: all that its owner may, or only some of it. */
export function AccessFields({ form, kind }: { form: UseFormReturn<CredentialValues>; kind: CredentialPageKind }) {
  const narrowed = form.watch("access") === "some";
  const error = firstMessage(form.formState.errors.scopes);
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">{words.legend}</legend>
      {kind.scopes === "optional" && <Choice form={form} short={kind.short} />}
      {error && narrowed && <FieldError>{error}</FieldError>}
      {narrowed && (
        <div className={kind.scopes === "required" ? undefined : "mt-2"}>
          <Scopes form={form} />
        </div>
      )}
    </fieldset>
  );
}
