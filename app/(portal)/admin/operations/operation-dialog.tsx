"use client";

import { toast } from "sonner";
import { type LiveOperation, updateOperation } from "@/lib/contracts/operations";
import { listSystemScopes } from "@/lib/contracts/roles";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { RadioCard } from "@/lib/ui/choice";
import { Dialog } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { adminOperationsWords } from "@/words/admin-operations";
import { commonWords } from "@/words/common";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";

const words = adminOperationsWords.change;

/** The form's word for "what the code declares". */
const DECLARED = "";

/** Changes who may call an operation, and how often. */
export function OperationDialog({ operation, onClose }: { operation: LiveOperation; onClose: () => void }) {
  const update = useAdminChange(updateOperation);
  const scopes = useAdmin(listSystemScopes, {}).data?.data ?? [];
  const { form, submit } = useCallForm({
    call: updateOperation,
    values: {
      access: operation.public ? "public" : "private",
      scope: operation.scope === operation.declaredScope ? DECLARED : (operation.scope ?? DECLARED),
      rateLimit: operation.rateLimit?.toString() ?? "",
    },
    bodyOf: ({ access, scope, rateLimit }) => ({
      public: access === "public",
      scope: scope === DECLARED ? null : scope,
      rateLimit: rateLimit.trim() === "" ? null : Number(rateLimit),
      version: operation.version,
    }),
    async send(body) {
      await update.mutateAsync({ params: { id: operation.id }, body });
      toast.success(words.changed);
      onClose();
    },
  });
  const { register, formState } = form;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={operation.summary}
      description={
        <code className="break-all font-mono text-sm">
          {operation.method} {operation.path}
        </code>
      }
    >
      <CallForm
        onSubmit={submit}
        problem={formState.errors.root?.message}
        problemTitle={words.notChanged}
        action={words.save}
        pending={formState.isSubmitting}
      >
        <fieldset className="grid gap-3">
          <legend className="mb-1.5 font-medium">{words.access}</legend>
          <RadioCard
            {...register("access")}
            value="private"
            title={words.private}
            description={words.privateDescription}
          />
          <RadioCard
            {...register("access")}
            value="public"
            title={words.public}
            description={words.publicDescription}
          />
        </fieldset>
        <Field label={words.scope} error={firstMessage(formState.errors.scope)}>
          {(control) => (
            <Select {...control} {...register("scope")}>
              <option value={DECLARED}>{words.asDeclared(operation.declaredScope)}</option>
              {scopes.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={words.callsAMinute}
          aside={commonWords.optional}
          hint={words.callsAMinuteHint}
          error={firstMessage(formState.errors.rateLimit)}
        >
          {(control) => <Input {...control} {...register("rateLimit")} inputMode="numeric" autoComplete="off" />}
        </Field>
      </CallForm>
    </Dialog>
  );
}
