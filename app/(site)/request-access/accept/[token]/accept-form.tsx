"use client";

import Link from "next/link";
import { useActionState } from "react";
import type { IntegrationType } from "@/lib/contracts/access-requests";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { PasswordInput } from "@/lib/ui/password-input";
import { FormMessage, SubmitButton } from "../../../../(account)/_parts/form-parts";
import { IDLE } from "../../../../(account)/form-state";
import { type AcceptState, acceptAccessAction } from "../../actions";
import { typeWords } from "../../type-words";
import { HandedOverCredential } from "./handed-over-credential";

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
      <h1 className="text-title">That link is no longer good</h1>
      <p className="max-w-prose text-muted">
        It works once, for seven days, and a newer one ends it. If you have not seen your credential yet, ask whoever
        approved your request for another link. If you have, sign in.
      </p>
      <Button asChild variant="secondary" className="justify-self-start">
        <Link href="/login">Sign in</Link>
      </Button>
    </div>
  );
}

function Step({ token, link, state }: { token: string; link: AcceptLink; state: AcceptState }) {
  if (link.step === "sign-in") {
    const back = new URLSearchParams({ callbackUrl: `/request-access/accept/${token}`, switch: "1" });
    return (
      <Button asChild className="h-10">
        <Link href={`/login?${back}`}>Sign in as {link.email}</Link>
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
            label="Choose a password"
            hint={`At least 8 characters. You sign in with ${link.email}.`}
            error={state.fields?.password}
          >
            {(control) => (
              <PasswordInput {...control} name="password" autoComplete="new-password" required minLength={8} />
            )}
          </Field>
        </>
      )}
      <SubmitButton>Show my credential</SubmitButton>
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
        <h1 className="text-title">Your request is approved</h1>
        <p className="text-muted">{typeWords(link.integrationType)?.credential} is ready for you.</p>
      </div>
      <Notice tone="warn" title="It is shown once">
        Have a place ready to store it, such as a password manager. The link is used up then.
      </Notice>
      <form action={action} className="grid gap-4" noValidate>
        <FormMessage state={state} />
        <Step token={token} link={link} state={state} />
      </form>
    </Card>
  );
}
