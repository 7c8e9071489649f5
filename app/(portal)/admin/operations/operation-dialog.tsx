"use client";

import { useState } from "react";
import { toast } from "sonner";
import { type LiveOperation, listOperations, updateOperation } from "@/lib/contracts/operations";
import { type CallBody, callApi } from "@/lib/hooks/call-api";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Dialog } from "@/lib/ui/dialog";
<<<<<<< HEAD
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { adminOperationsWords } from "@/words/admin-operations";
import { commonWords } from "@/words/common";
=======
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)
import { CallForm } from "../_parts/call-form";
import { isStale, StaleDialog } from "../_parts/stale-dialog";
import { useCallForm } from "../_parts/use-call-form";
import { AccessFields, UpstreamFields } from "./operation-fields";
import { accessOf, type OperationValues, upstreamOf, valuesOf } from "./operation-values";

<<<<<<< HEAD
const words = adminOperationsWords.change;

/** The form's word for "what the code declares". */
const DECLARED = "";
=======
interface OperationDialogProps {
  operation: LiveOperation;
  onClose: () => void;
}
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)

/** Changes an operation: who may call it, and, of an upstream API, where it stands and leads. */
export function OperationDialog({ operation, onClose }: OperationDialogProps) {
  // What the form began with, until somebody else's change is taken over.
  const [base, setBase] = useState(operation);
  const [theirs, setTheirs] = useState<LiveOperation | null>(null);
  const update = useAdminChange(updateOperation);
  const { gateway } = base;
  const save = async (body: CallBody<typeof updateOperation>) => {
    await update.mutateAsync({ params: { id: base.id }, body });
    toast.success("The operation is changed");
    onClose();
  };
  const changeOf = (values: OperationValues) => ({ ...accessOf(values), ...(gateway && upstreamOf(values)) });
  const { form, submit } = useCallForm<typeof updateOperation, OperationValues>({
    call: updateOperation,
<<<<<<< HEAD
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
=======
    values: valuesOf(base),
    bodyOf: (values) => ({ ...changeOf(values), version: base.version }),
    send: save,
    refused(error) {
      if (!isStale(error)) return false;
      callApi(listOperations, {}).then(
        ({ data }) => setTheirs(data.find(({ id }) => id === base.id) ?? null),
        () => undefined,
      );
      return true;
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)
    },
  });
  const { formState } = form;
  if (theirs) {
    return (
      <StaleDialog
        what="operation"
        pending={update.isPending}
        onClose={() => setTheirs(null)}
        onTheirs={() => {
          setBase(theirs);
          form.reset(valuesOf(theirs));
          setTheirs(null);
        }}
        onMine={() => {
          save({ ...changeOf(form.getValues()), version: theirs.version }).catch(() => setTheirs(null));
        }}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={base.summary}
      description={
        <code className="break-all font-mono text-sm">
          {base.method} {base.path}
        </code>
      }
      className="max-w-[600px]"
    >
      <CallForm
        onSubmit={submit}
        problem={formState.errors.root?.message}
        problemTitle={words.notChanged}
        action={words.save}
        pending={formState.isSubmitting}
      >
<<<<<<< HEAD
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
=======
        {gateway && <UpstreamFields form={form} />}
        <AccessFields
          form={form}
          noScope={gateway ? "Any good credential" : `As declared: ${base.declaredScope ?? "by what is asked for"}`}
        />
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)
      </CallForm>
    </Dialog>
  );
}
