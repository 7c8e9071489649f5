"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { useState } from "react";
import { type Explanation, explainAccess } from "@/lib/contracts/explain";
import { listOperations } from "@/lib/contracts/operations";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { Select } from "@/lib/ui/select";
import { adminExplainWords } from "@/words/admin-explain";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";

const words = adminExplainWords.form;

const TITLES = {
  credential: words.credential,
  address: commonWords.address,
  scope: words.scope,
  limit: words.limit,
} as const;

const BOUNDS = {
  credential: words.itsOwnScopes,
  login: words.theLoginsScopes,
  consent: words.whatPersonConsented,
  app: words.theAppsScopes,
  role: words.roleOwner,
} as const;

function Verdict({ passed }: { passed: boolean }) {
  return passed ? (
    <CircleCheck aria-label={words.passed} className="mt-0.5 size-[18px] shrink-0 text-good" />
  ) : (
    <CircleX aria-label={words.failed} className="mt-0.5 size-[18px] shrink-0 text-bad" />
  );
}

function Answer({ explanation: { allowed, status, checks, scopes, bounds, owner } }: { explanation: Explanation }) {
  return (
    <div role="status" className="mt-8 grid max-w-[640px] gap-4">
      <Notice tone={allowed ? "good" : "bad"} title={allowed ? words.yes : words.no(status)}>
        {allowed ? words.yesText : words.noText}
      </Notice>
      <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
        {checks.map(({ check, passed, reason, expected, received }) => (
          <li key={check} className="flex gap-3 p-4">
            <Verdict passed={passed} />
            <div className="min-w-0">
              <p className="font-medium">{TITLES[check]}</p>
              <p className="text-muted [overflow-wrap:anywhere]">{reason}</p>
              {expected && <p className="text-sm [overflow-wrap:anywhere]">{words.needed(expected)}</p>}
              {received && <p className="text-sm [overflow-wrap:anywhere]">{words.found(received)}</p>}
            </div>
          </li>
        ))}
      </ul>
      {owner && (
        <p>
          {words.owner(
            <Link href={`/admin/users/${owner.id}`} className="rounded-sm text-accent underline underline-offset-4">
              {owner.name}
            </Link>,
            owner.role,
          )}
        </p>
      )}
      {bounds.length > 0 && (
        <section aria-labelledby="rights" className="grid gap-2">
          <h2 id="rights" className="font-semibold">
            {words.mayDo}
          </h2>
          <p className="text-muted">{words.bounds}</p>
          <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
            {bounds.map(({ of, scopes: held, holds }) => (
              <li key={of} className="flex gap-3 p-4">
                <Verdict passed={holds} />
                <div className="grid min-w-0 gap-1.5">
                  <p className="font-medium">{of === "role" && owner ? words.theRole(owner.role) : BOUNDS[of]}</p>
                  {held ? <ScopeChips scopes={held} /> : <p className="text-muted">{words.allOwnerDo}</p>}
                </div>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-muted">{words.together}</span>
            {scopes.length > 0 ? <ScopeChips all scopes={scopes} /> : "nothing"}
          </div>
        </section>
      )}
    </div>
  );
}

/** Asks the gate whether a credential may call an operation, and why. */
export function ExplainForm() {
  const explain = useChange(explainAccess);
  const operations = useCall(listOperations, {}).data?.data ?? [];
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const { form, submit } = useCallForm({
    call: explainAccess,
    values: { credential: "", operation: "query", address: "" },
    toBody: ({ credential, operation, address }) => ({
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
      <PageHeader title={words.title} description={words.description} />
      <CallForm
        onSubmit={submit}
        problem={errors.root?.message}
        problemTitle={words.notChecked}
        action={words.check}
        pending={formState.isSubmitting}
      >
        <Field label={words.credential} hint={words.credentialHint} error={firstMessage(errors.credential)}>
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
        <Field label={words.operation} error={firstMessage(errors.operation)}>
          {(control) => (
            <Select {...control} {...register("operation")}>
              {operations.map(({ id, method, path }) => (
                <option key={id} value={id}>{`${method} ${path}`}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={commonWords.address}
          aside={commonWords.optional}
          hint={words.addressHint}
          error={firstMessage(errors.address)}
        >
          {(control) => <Input {...control} {...register("address")} autoComplete="off" spellCheck={false} />}
        </Field>
      </CallForm>
      {explanation && <Answer explanation={explanation} />}
    </>
  );
}
