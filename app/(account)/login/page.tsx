import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { currentPerson, externalProviders } from "@/lib/http/session";
import { Notice } from "@/lib/ui/notice";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { localPath, withCallback } from "../_parts/local-path";
import { ProviderButtons } from "./provider-buttons";
import { signInError } from "./sign-in-errors";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Partial<Record<"callbackUrl" | "switch" | "reset" | "deleted" | "error", string | string[]>>>;
}

/** What another page, or next-auth on its way back from a provider, wants said here. */
function message({ reset, deleted, error }: { reset?: unknown; deleted?: unknown; error?: unknown }) {
  if (reset === "done") {
    return (
      <Notice tone="good" role="status">
        Your password is changed. Sign in with the new one.
      </Notice>
    );
  }
  if (deleted === "done") {
    return (
      <Notice tone="good" role="status">
        Your account is deleted. Thank you for having been here.
      </Notice>
    );
  }
  if (error === undefined) return null;
  const { title, text } = signInError(error);
  return (
    <Notice tone="bad" role="alert" title={title}>
      {text}
    </Notice>
  );
}

export default async function SignInPage({ searchParams }: Props) {
  const given = await searchParams;
  const callbackUrl = localPath(given.callbackUrl);
  const person = await currentPerson();
  if (person && given.switch === undefined) redirect(callbackUrl);
  return (
    <AccountCard
      title="Sign in"
      description={person ? `You are signed in as ${person.user.email}. Sign in as somebody else.` : undefined}
      foot={
        <>
          No account yet?{" "}
          <Link href={withCallback("/signup", callbackUrl)} className={textLinkClasses}>
            Create account
          </Link>
        </>
      }
    >
      {message(given)}
      <ProviderButtons providers={externalProviders()} callbackUrl={callbackUrl} />
      <SignInForm callbackUrl={callbackUrl} />
    </AccountCard>
  );
}
