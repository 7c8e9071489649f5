"use client";

import { toast } from "sonner";
import { createScope, type SystemScope, updateScope } from "@/lib/contracts/roles";
import { useChange } from "@/lib/hooks/use-call";
import { Dialog } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminRolesWords } from "@/words/admin-roles";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";

const words = adminRolesWords.scope;

function Words({ register, error }: { register: object; error: string | undefined }) {
  return (
    <Field label={words.description} hint={words.descriptionHint} error={error}>
      {(control) => <Input {...control} {...register} autoComplete="off" maxLength={200} />}
    </Field>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const create = useChange(createScope);
  const { form, submit } = useCallForm({
    call: createScope,
    values: { name: "", description: "" },
    toBody: (values) => values,
    async send(body) {
      await create.mutateAsync({ body });
      toast.success(words.defined(body.name));
      onClose();
    },
  });
  const { register, formState } = form;
  return (
    <CallForm
      onSubmit={submit}
      problem={formState.errors.root?.message}
      problemTitle={words.notDefined}
      action={words.defineScope}
      pending={formState.isSubmitting}
    >
      <Field label={commonWords.name} hint={words.nameHint} error={firstMessage(formState.errors.name)}>
        {(control) => <Input {...control} {...register("name")} autoComplete="off" spellCheck={false} maxLength={64} />}
      </Field>
      <Words register={register("description")} error={firstMessage(formState.errors.description)} />
    </CallForm>
  );
}

function Edit({ scope, onClose }: { scope: SystemScope; onClose: () => void }) {
  const update = useChange(updateScope);
  const { form, submit } = useCallForm({
    call: updateScope,
    values: { description: scope.description },
    toBody: (values) => values,
    async send(body) {
      await update.mutateAsync({ params: { name: scope.name }, body });
      toast.success(words.changed);
      onClose();
    },
  });
  const { register, formState } = form;
  return (
    <CallForm
      onSubmit={submit}
      problem={formState.errors.root?.message}
      problemTitle={words.notChanged}
      action={words.save}
      pending={formState.isSubmitting}
    >
      <Words register={register("description")} error={firstMessage(formState.errors.description)} />
    </CallForm>
  );
}

/** Defines a scope, or changes the words of one. */
export function ScopeDialog({ scope, onClose }: { scope?: SystemScope; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={scope ? words.splitWords(scope.name) : words.defineAScope}
      description={scope ? undefined : words.defineDescription}
    >
      {scope ? <Edit scope={scope} onClose={onClose} /> : <Create onClose={onClose} />}
    </Dialog>
  );
}
