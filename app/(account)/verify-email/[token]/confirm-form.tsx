"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button } from "@/lib/ui/button";
import { textLinkClasses } from "../../_parts/account-card";
import { FormMessage, SubmitButton } from "../../_parts/form-parts";
import { verifyEmailAction } from "../../actions";
import { IDLE } from "../../form-state";

/** The address is confirmed by a press of the button, not by opening the link: mail scanners open links too. */
export function ConfirmForm({ token }: { token: string }) {
  const [state, action] = useActionState(verifyEmailAction, IDLE);
  if (state.status === "done") {
    return (
      <div className="grid gap-4">
        <FormMessage state={state} />
        <Button asChild className="h-10">
          <Link href="/dashboard">Go to your overview</Link>
        </Button>
      </div>
    );
  }
  return (
    <form action={action} className="grid gap-4">
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton>Confirm email address</SubmitButton>
      {state.status === "error" && (
        <Link href="/verify-email" className={textLinkClasses}>
          Ask for a new link
        </Link>
      )}
    </form>
  );
}
