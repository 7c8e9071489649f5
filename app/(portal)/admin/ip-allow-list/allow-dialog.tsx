"use client";

import { useState } from "react";
import { toast } from "sonner";
import { createSystemAllowEntry, listRecentAddresses } from "@/lib/contracts/ip-allow-list";
import type { ApiCallError, CallBody } from "@/lib/hooks/call-api";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Dialog } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { isLockout, LockoutDialog } from "./lockout-dialog";

const words = adminIpAllowListWords.allow;

const EMPTY = { cidr: "", label: "", account: "" };

/** Puts addresses on the list of everyone, or of one account. */
export function AllowDialog({ onClose }: { onClose: () => void }) {
  const create = useChange(createSystemAllowEntry);
  const [lockout, setLockout] = useState<ApiCallError | null>(null);
  const recent = useCall(listRecentAddresses, {}).data;
  const allow = async (body: CallBody<typeof createSystemAllowEntry>) => {
    const entry = await create.mutateAsync({ body });
    toast.success(words.done(entry.cidr));
    onClose();
  };
  const toBody = ({ cidr, label, account }: typeof EMPTY) => ({
    cidr: cidr.trim(),
    ...(label.trim() && { label }),
    ...(account.trim() && { account }),
  });
  const { form, submit } = useCallForm({
    call: createSystemAllowEntry,
    values: EMPTY,
    toBody,
    send: allow,
    refused(error) {
      if (!isLockout(error)) return false;
      setLockout(error);
      return true;
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  if (lockout) {
    return (
      <LockoutDialog
        refusal={lockout}
        pending={create.isPending}
        error={create.error && !isLockout(create.error) ? errorText(create.error) : undefined}
        onConfirm={() => void allow({ ...toBody(form.getValues()), allowLockout: true }).catch(() => undefined)}
        onClose={() => setLockout(null)}
      />
    );
  }
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle={words.notDone}
        action={words.action}
        pending={formState.isSubmitting}
      >
        <Field label={words.addressOrCidr} hint={words.addressOrCidrHint} error={firstMessage(errors.cidr)}>
          {(control) => <Input {...control} {...register("cidr")} autoComplete="off" spellCheck={false} />}
        </Field>
        {recent && recent.data.length > 0 && (
          <Field label={words.recent} aside={commonWords.optional} hint={words.recentHint(recent.you)}>
            {(control) => (
              <Select {...control} value="" onChange={(event) => form.setValue("cidr", event.target.value)}>
                <option value="">{words.chooseAnAddress}</option>
                {recent.data.map(({ address, calls, allowed }) => (
                  <option key={address} value={address}>
                    {words.recentAddress(address, calls, allowed)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={words.label} aside={commonWords.optional} error={firstMessage(errors.label)}>
          {(control) => <Input {...control} {...register("label")} autoComplete="off" maxLength={80} />}
        </Field>
        <Field
          label={words.account}
          aside={commonWords.optional}
          hint={words.accountHint}
          error={firstMessage(errors.account)}
        >
          {(control) => <Input {...control} {...register("account")} autoComplete="off" />}
        </Field>
      </CallForm>
    </Dialog>
  );
}
