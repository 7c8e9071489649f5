"use client";

import { useState } from "react";
import { toast } from "sonner";
import { createSystemAllowEntry, listRecentAddresses } from "@/lib/contracts/ip-allow-list";
import type { ApiCallError, CallBody } from "@/lib/hooks/call-api";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Dialog } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";
import { isLockout, LockoutDialog } from "./lockout-dialog";

const EMPTY = { cidr: "", label: "", account: "" };

/** Puts addresses on the list of everyone, or of one account. */
export function AllowDialog({ onClose }: { onClose: () => void }) {
  const create = useAdminChange(createSystemAllowEntry);
  const [lockout, setLockout] = useState<ApiCallError | null>(null);
  const recent = useAdmin(listRecentAddresses, {}).data;
  const allow = async (body: CallBody<typeof createSystemAllowEntry>) => {
    const entry = await create.mutateAsync({ body });
    toast.success(`${entry.cidr} is allowed`);
    onClose();
  };
  const bodyOf = ({ cidr, label, account }: typeof EMPTY) => ({
    cidr: cidr.trim(),
    ...(label.trim() && { label }),
    ...(account.trim() && { account }),
  });
  const { form, submit } = useCallForm({
    call: createSystemAllowEntry,
    values: EMPTY,
    bodyOf,
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
        onConfirm={() => void allow({ ...bodyOf(form.getValues()), allowLockout: true }).catch(() => undefined)}
        onClose={() => setLockout(null)}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Allow addresses"
      description="With the first entry of a list, every address that is not on it is refused."
    >
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle="Nothing was changed"
        action="Allow"
        pending={formState.isSubmitting}
      >
        <Field label="Address or CIDR" hint="Such as 203.0.113.0/24." error={firstMessage(errors.cidr)}>
          {(control) => <Input {...control} {...register("cidr")} autoComplete="off" spellCheck={false} />}
        </Field>
        {recent && recent.data.length > 0 && (
          <Field label="Called within the last hour" aside="optional" hint={`You are seen as ${recent.you}.`}>
            {(control) => (
              <Select {...control} value="" onChange={(event) => form.setValue("cidr", event.target.value)}>
                <option value="">Choose an address</option>
                {recent.data.map(({ address, calls, allowed }) => (
                  <option key={address} value={address}>
                    {`${address}: ${calls} ${calls === 1 ? "call" : "calls"}${allowed ? "" : ", not on the list"}`}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label="Label" aside="optional" error={firstMessage(errors.label)}>
          {(control) => <Input {...control} {...register("label")} autoComplete="off" maxLength={80} />}
        </Field>
        <Field
          label="Account"
          aside="optional"
          hint="Email, user name or account number. Empty: everyone."
          error={firstMessage(errors.account)}
        >
          {(control) => <Input {...control} {...register("account")} autoComplete="off" />}
        </Field>
      </CallForm>
    </Dialog>
  );
}
