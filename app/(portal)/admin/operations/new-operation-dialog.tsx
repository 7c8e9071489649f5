"use client";

import { toast } from "sonner";
import { createOperation } from "@/lib/contracts/operations";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Dialog } from "@/lib/ui/dialog";
<<<<<<< HEAD
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { adminOperationsWords } from "@/words/admin-operations";
import { commonWords } from "@/words/common";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";

const words = adminOperationsWords.new;

type Method = CallBody<typeof createOperation>["method"];
const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const EMPTY = { method: "GET" as Method, path: "", upstreamUrl: "", scope: "", summary: "", timeoutSeconds: "30" };
=======
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";
import { AccessFields, UpstreamFields } from "./operation-fields";
import { accessOf, EMPTY, type OperationValues, upstreamOf } from "./operation-values";
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)

/** Puts an operation of an upstream API behind the gate. */
export function NewOperationDialog({ onClose }: { onClose: () => void }) {
  const create = useAdminChange(createOperation);
  const { form, submit } = useCallForm<typeof createOperation, OperationValues>({
    call: createOperation,
    values: EMPTY,
    bodyOf: (values) => ({ ...upstreamOf(values), ...accessOf(values) }),
    async send(body) {
      const { method, path } = await create.mutateAsync({ body });
      toast.success(words.created(method, path));
      onClose();
    },
  });
  const { formState } = form;
  return (
<<<<<<< HEAD
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description} className="max-w-[560px]">
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle={words.notCreated}
        action={words.action}
        pending={formState.isSubmitting}
      >
        <div className="grid gap-4 sm:grid-cols-[120px_minmax(0,1fr)]">
          <Field label={words.method} error={firstMessage(errors.method)}>
            {(control) => (
              <Select {...control} {...register("method")}>
                {METHODS.map((method) => (
                  <option key={method}>{method}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.path} hint={words.pathHint} error={firstMessage(errors.path)}>
            {(control) => <Input {...control} {...register("path")} autoComplete="off" spellCheck={false} />}
          </Field>
        </div>
        <Field label={words.upstreamUrl} hint={words.upstreamUrlHint} error={firstMessage(errors.upstreamUrl)}>
          {(control) => <Input {...control} {...register("upstreamUrl")} autoComplete="off" spellCheck={false} />}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words.scope} error={firstMessage(errors.scope)}>
            {(control) => (
              <Select {...control} {...register("scope")}>
                <option value="">{words.anyGoodCredential}</option>
                {scopes.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.timeOutSeconds} error={firstMessage(errors.timeoutSeconds)}>
            {(control) => <Input {...control} {...register("timeoutSeconds")} inputMode="numeric" autoComplete="off" />}
          </Field>
        </div>
        <Field label={words.whatItDoes} aside={commonWords.optional} error={firstMessage(errors.summary)}>
          {(control) => <Input {...control} {...register("summary")} autoComplete="off" maxLength={200} />}
        </Field>
=======
    <Dialog
      open
      onOpenChange={onClose}
      title="Put an upstream behind the gate"
      description="Requests to the path are checked here and forwarded with the caller's identity in signed headers."
      className="max-w-[600px]"
    >
      <CallForm
        onSubmit={submit}
        problem={formState.errors.root?.message}
        problemTitle="The operation was not created"
        action="Create operation"
        pending={formState.isSubmitting}
      >
        <UpstreamFields form={form} />
        <AccessFields form={form} noScope="Any good credential" />
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)
      </CallForm>
    </Dialog>
  );
}
