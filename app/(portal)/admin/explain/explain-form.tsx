"use client";

import { CircleCheck, CircleX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { type Explanation, explainAccess } from "@/lib/contracts/explain";
import { listOperations } from "@/lib/contracts/operations";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { Select } from "@/lib/ui/select";
import { CallForm } from "../_parts/call-form";
import { useCallForm } from "../_parts/use-call-form";

const TITLES = { credential: "Credential", address: "Address", scope: "Scope", limit: "Limit" } as const;

const BOUNDS = {
  credential: "Its own scopes",
  consent: "What the person consented to",
  app: "The app's scopes",
  role: "The role of its owner",
} as const;

function Verdict({ passed }: { passed: boolean }) {
  return passed ? (
    <CircleCheck aria-label="Passed" className="mt-0.5 size-[18px] shrink-0 text-good" />
  ) : (
    <CircleX aria-label="Failed" className="mt-0.5 size-[18px] shrink-0 text-bad" />
  );
}

function Answer({ explanation: { allowed, status, checks, scopes, bounds, owner } }: { explanation: Explanation }) {
  return (
    <div role="status" className="mt-8 grid max-w-[640px] gap-4">
      <Notice tone={allowed ? "good" : "bad"} title={allowed ? "Yes, it may call this operation" : `No: ${status}`}>
        {allowed ? "Every check of the gate passes." : "The first check that fails decides the answer."}
      </Notice>
      <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
        {checks.map(({ check, passed, reason, expected, received }) => (
          <li key={check} className="flex gap-3 p-4">
            <Verdict passed={passed} />
            <div className="min-w-0">
              <p className="font-medium">{TITLES[check]}</p>
              <p className="text-muted [overflow-wrap:anywhere]">{reason}</p>
              {expected && <p className="text-sm [overflow-wrap:anywhere]">Needed: {expected}</p>}
              {received && <p className="text-sm [overflow-wrap:anywhere]">Found: {received}</p>}
            </div>
          </li>
        ))}
      </ul>
      {owner && (
        <p>
          It belongs to{" "}
          <Link href={`/admin/users/${owner.id}`} className="rounded-sm text-accent underline underline-offset-4">
            {owner.name}
          </Link>{" "}
          with the role {owner.role}.
        </p>
      )}
      {bounds.length > 0 && (
        <section aria-labelledby="rights" className="grid gap-2">
          <h2 id="rights" className="font-semibold">
            What it may do now
          </h2>
          <p className="text-muted">What all of these hold. A tick: it holds what the operation asks for.</p>
          <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
            {bounds.map(({ of, scopes: held, holds }) => (
              <li key={of} className="flex gap-3 p-4">
                <Verdict passed={holds} />
                <div className="grid min-w-0 gap-1.5">
                  <p className="font-medium">{of === "role" && owner ? `The role ${owner.role}` : BOUNDS[of]}</p>
                  {held ? <ScopeChips scopes={held} /> : <p className="text-muted">All that its owner may do</p>}
                </div>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-muted">Together:</span>
            {scopes.length > 0 ? <ScopeChips all scopes={scopes} /> : "nothing"}
          </div>
        </section>
      )}
    </div>
  );
}

/** Asks the gate whether a credential may call an operation, and why. */
export function ExplainForm() {
  const explain = useAdminChange(explainAccess);
  const operations = useAdmin(listOperations, {}).data?.data ?? [];
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const { form, submit } = useCallForm({
    call: explainAccess,
    values: { credential: "", operation: "query", address: "" },
    bodyOf: ({ credential, operation, address }) => ({
      credential: credential.trim(),
      operation,
      ...(address.trim() && { address: address.trim() }),
    }),
    async send(body) {
      setExplanation(null);
      setExplanation(await explain.mutateAsync({ body }));
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <>
      <PageHeader
        title="Check access"
        description="Whether a credential may call an operation at this moment, and why: by the gate's own checks, without a call."
      />
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle="That could not be checked"
        action="Check"
        pending={formState.isSubmitting}
      >
        <Field
          label="Credential"
          hint="The id that the user's page shows, or the key or token itself: it is recognised by its digest, and neither kept, logged nor counted as used."
          error={firstMessage(errors.credential)}
        >
          {(control) => (
            <Input
              {...control}
              {...register("credential")}
              // Somebody else's secret must not be read off the screen; an id may.
              type={/^(?:gth_|ey)/.test(form.watch("credential").trim()) ? "password" : "text"}
              autoComplete="off"
              spellCheck={false}
              placeholder="key_…"
            />
          )}
        </Field>
        <Field label="Operation" error={firstMessage(errors.operation)}>
          {(control) => (
            <Select {...control} {...register("operation")}>
              {operations.map(({ id, method, path }) => (
                <option key={id} value={id}>{`${method} ${path}`}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label="Address"
          aside="optional"
          hint="From where it calls. Empty: allow lists are not looked at."
          error={firstMessage(errors.address)}
        >
          {(control) => <Input {...control} {...register("address")} autoComplete="off" spellCheck={false} />}
        </Field>
      </CallForm>
      {explanation && <Answer explanation={explanation} />}
    </>
  );
}
