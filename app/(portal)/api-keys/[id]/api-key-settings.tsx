"use client";

import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { type ApiKey, updateApiKey } from "@/lib/contracts/api-keys";
import { useUpdateApiKey } from "@/lib/hooks/use-api-keys";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage, showApiError } from "@/lib/ui/form-errors";
import { Input, Textarea } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";

interface Values {
  name: string;
  /** Addresses and CIDRs, one a line. */
  allowedIps: string;
}

const bodyOf = ({ name, allowedIps }: Values) => {
  const addresses = allowedIps.split(/[\s,]+/).filter(Boolean);
  return { name, allowedIps: addresses.length > 0 ? addresses : null };
};

/** What can be changed of a key: its name and where it may be used from. */
export function ApiKeySettings({ apiKey }: { apiKey: ApiKey }) {
  const update = useUpdateApiKey(apiKey.id);
  const { register, handleSubmit, setError, formState } = useForm<Values>({
    values: { name: apiKey.name, allowedIps: apiKey.allowedIps?.join("\n") ?? "" },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors } = formState;

  const send = handleSubmit(async (values) => {
    const body = bodyOf(values);
    for (const { path, message } of updateApiKey.body.safeParse(body).error?.issues ?? []) {
      return setError(path[0] === "name" ? "name" : "allowedIps", { message }, { shouldFocus: true });
    }
    try {
      await update.mutateAsync(body);
      toast.success("Changes saved");
    } catch (error) {
      showApiError(error, setError, ["name", "allowedIps"]);
    }
  });

  return (
    <form onSubmit={send} noValidate className="grid max-w-[520px] gap-5">
      {errors.root && (
        <Notice tone="bad" role="alert" title="The changes were not saved">
          {errors.root.message}
        </Notice>
      )}
      <Field label="Name" error={firstMessage(errors.name)}>
        {(control) => <Input {...control} {...register("name")} autoComplete="off" maxLength={100} />}
      </Field>
      <Field
        label="Allowed addresses"
        hint="IP addresses or CIDRs, one a line. Empty: it works from everywhere."
        error={firstMessage(errors.allowedIps)}
      >
        {(control) => (
          <Textarea
            {...control}
            {...register("allowedIps")}
            rows={3}
            spellCheck={false}
            className="font-mono text-sm"
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-start" pending={update.isPending} disabled={!formState.isDirty}>
        Save changes
      </Button>
    </form>
  );
}
