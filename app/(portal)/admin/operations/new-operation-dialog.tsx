"use client";

import { toast } from "sonner";
import { createOperation } from "@/lib/contracts/operations";
import { listSystemScopes } from "@/lib/contracts/roles";
import type { CallBody } from "@/lib/hooks/call-api";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Dialog } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";

type Method = CallBody<typeof createOperation>["method"];
const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const EMPTY = { method: "GET" as Method, path: "", upstreamUrl: "", scope: "", summary: "", timeoutSeconds: "30" };

/** Puts an operation of an upstream API behind the gate. */
export function NewOperationDialog({ onClose }: { onClose: () => void }) {
  const create = useAdminChange(createOperation);
  const scopes = useAdmin(listSystemScopes, {}).data?.data ?? [];
  const { form, submit } = useCallForm({
    call: createOperation,
    values: EMPTY,
    bodyOf: ({ method, path, upstreamUrl, scope, summary, timeoutSeconds }) => ({
      ...{ method, path, upstreamUrl, scope: scope || null, timeoutSeconds: Number(timeoutSeconds) },
      ...(summary.trim() && { summary }),
    }),
    async send(body) {
      const { method, path } = await create.mutateAsync({ body });
      toast.success(`${method} ${path} is behind the gate`);
      onClose();
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Put an upstream behind the gate"
      description="Requests to the path are checked here and forwarded with the caller's identity in signed headers."
      className="max-w-[560px]"
    >
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle="The operation was not created"
        action="Create operation"
        pending={formState.isSubmitting}
      >
        <div className="grid gap-4 sm:grid-cols-[120px_minmax(0,1fr)]">
          <Field label="Method" error={firstMessage(errors.method)}>
            {(control) => (
              <Select {...control} {...register("method")}>
                {METHODS.map((method) => (
                  <option key={method}>{method}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Path" hint="Such as /orders/{id}." error={firstMessage(errors.path)}>
            {(control) => <Input {...control} {...register("path")} autoComplete="off" spellCheck={false} />}
          </Field>
        </div>
        <Field
          label="Upstream URL"
          hint="With the path's parameters, such as https://orders.example.com/v2/orders/{id}. Without a path of its own, the request's is taken."
          error={firstMessage(errors.upstreamUrl)}
        >
          {(control) => <Input {...control} {...register("upstreamUrl")} autoComplete="off" spellCheck={false} />}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Scope" error={firstMessage(errors.scope)}>
            {(control) => (
              <Select {...control} {...register("scope")}>
                <option value="">Any good credential</option>
                {scopes.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Time-out in seconds" error={firstMessage(errors.timeoutSeconds)}>
            {(control) => <Input {...control} {...register("timeoutSeconds")} inputMode="numeric" autoComplete="off" />}
          </Field>
        </div>
        <Field label="What it does" aside="optional" error={firstMessage(errors.summary)}>
          {(control) => <Input {...control} {...register("summary")} autoComplete="off" maxLength={200} />}
        </Field>
      </CallForm>
    </Dialog>
  );
}
