"use client";

import { useActionState } from "react";
import type { IntegrationType } from "@/lib/contracts/access-requests";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { Field } from "@/lib/ui/field";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { PasswordInput } from "@/lib/ui/password-input";
import { useSite } from "@/lib/ui/site-context";
import { accessRequestsWords } from "@/words/access-requests";
import { commonWords } from "@/words/common";
import { passwordWords } from "@/words/password";
import { FormMessage, SubmitButton } from "../../../../(account)/_parts/form-parts";
import { IDLE } from "../../../../(account)/form-state";
import { type AcceptState, acceptAccessAction } from "../../actions";
import { typeWords } from "../../type-words";
import { HandedOverCredential } from "./handed-over-credential";

const words = accessRequestsWords.accept;

interface AcceptLink {
  email: string;
  integrationType: IntegrationType;
  /** What stands between the reader and the credential. */
  step: "choose-password" | "sign-in" | "take";
}

interface AcceptFormProps {
  token: string;
  /** `null`: the link is no longer good. */
  link: AcceptLink | null;
}

function Gone() {
  return (
    <div className="grid gap-4">
      <h1 className="text-title">{words.linkSpent}</h1>
      <p className="max-w-prose text-muted">{words.linkSpentText}</p>
      <Button asChild variant="secondary" className="justify-self-start">
        <Link href="/login">{commonWords.signIn}</Link>
      </Button>
    </div>
  );
}

function Step({ token, link, state }: { token: string; link: AcceptLink; state: AcceptState }) {
  const { passwords } = useSite();
  if (link.step === "sign-in") {
    const back = new URLSearchParams({ callbackUrl: `/request-access/accept/${token}`, switch: "1" });
    return (
      <Button asChild className="h-10">
        <Link href={`/login?${back}`}>{words.signInAs(link.email)}</Link>
      </Button>
    );
  }
  return (
    <>
      <input type="hidden" name="token" value={token} />
      {link.step === "choose-password" && (
        <>
          {/* For password managers: which account the password belongs to. */}
          <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
          <Field
            label={words.password}
            hint={passwordWords.hintFor(passwords, link.email)}
            error={state.fields?.password}
          >
            {(control) => (
              <PasswordInput
                {...control}
                name="password"
                autoComplete="new-password"
                required
                minLength={passwords.minLength}
              />
            )}
          </Field>
        </>
      )}
      <SubmitButton>{words.show}</SubmitButton>
    </>
  );
}

/** Takes the credential over. The same component shows it: the link is used up by then. */
export function AcceptForm({ token, link }: AcceptFormProps) {
  const [state, action] = useActionState<AcceptState, FormData>(acceptAccessAction, IDLE);
  if (state.credential) return <HandedOverCredential credential={state.credential} />;
  if (!link) return <Gone />;
  return (
    <Card className="grid gap-6 p-6 sm:p-8">
      <div className="grid gap-1.5">
        <h1 className="text-title">{words.title}</h1>
        <p className="text-muted">{words.ready(typeWords(link.integrationType)?.credential)}</p>
      </div>
      <Notice tone="warn" title={words.shownOnce}>
        {words.shownOnceText}
      </Notice>
      <form action={action} className="grid gap-4" noValidate>
        <FormMessage state={state} />
        <Step token={token} link={link} state={state} />
      </form>
    </Card>
  );
}
