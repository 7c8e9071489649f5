"use client";

import { useActionState } from "react";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { accountWords } from "@/words/account";
import { textLinkClasses } from "../../_parts/account-card";
import { FormMessage, SubmitButton } from "../../_parts/form-parts";
import { verifyEmailAction } from "../../actions";
import { IDLE } from "../../form-state";

const words = accountWords.confirm;

/** The address is confirmed by a press of the button, not by opening the link: mail scanners open links too. */
export function ConfirmForm({ token }: { token: string }) {
  const [state, action] = useActionState(verifyEmailAction, IDLE);
  if (state.status === "done") {
    return (
      <div className="grid gap-4">
        <FormMessage state={state} />
        <Button asChild className="h-10">
          <Link href="/dashboard">{words.goOverview}</Link>
        </Button>
      </div>
    );
  }
  return (
    <form action={action} className="grid gap-4">
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton>{words.confirmEmailAddress}</SubmitButton>
      {state.status === "error" && (
        <Link href="/verify-email" className={textLinkClasses}>
          {words.askNewLink}
        </Link>
      )}
    </form>
  );
}
