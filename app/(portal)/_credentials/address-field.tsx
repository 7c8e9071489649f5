import type { UseFormReturn } from "react-hook-form";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Textarea } from "@/lib/ui/input";
import { commonWords } from "@/words/common";
import { credentialWords } from "@/words/credentials";
import type { CredentialValues } from "./credential-values";

const words = credentialWords.address;

/** From which addresses the credential may be used; `address` is the one that the reader is seen as. */
export function AddressField({ form, address }: { form: UseFormReturn<CredentialValues>; address: string }) {
  const addMine = () => {
    const lines = form.getValues("allowedIps").split(/\s+/).filter(Boolean);
    if (!lines.includes(address)) {
      form.setValue("allowedIps", [...lines, address].join("\n"), { shouldDirty: true });
    }
  };
  return (
    <div className="grid gap-1.5">
      <Field
        label={words.label}
        aside={commonWords.optional}
        hint={words.hint}
        error={firstMessage(form.formState.errors.allowedIps)}
      >
        {(control) => (
          <Textarea
            {...control}
            {...form.register("allowedIps")}
            rows={3}
            spellCheck={false}
            placeholder="203.0.113.0/24"
            className="font-mono text-sm"
          />
        )}
      </Field>
      {address && (
        <p className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
          {words.youAreSeenAs(<code className="break-all font-mono">{address}</code>)}
          <Button variant="link" className="text-sm" onClick={addMine}>
            {words.add}
          </Button>
        </p>
      )}
    </div>
  );
}
