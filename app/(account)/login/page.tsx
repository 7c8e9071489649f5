import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentPerson, externalProviders } from "@/lib/http/session";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { accountWords } from "@/words/account";
import { commonWords } from "@/words/common";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { localPath, withCallback } from "../_parts/local-path";
import { ProviderButtons } from "./provider-buttons";
import { signInError } from "./sign-in-errors";
import { SignInForm } from "./sign-in-form";

const words = accountWords.login;

export const metadata: Metadata = { title: commonWords.signIn };

interface Props {
  searchParams: Promise<Partial<Record<"callbackUrl" | "switch" | "reset" | "deleted" | "error", string | string[]>>>;
}

/** What another page, or next-auth on its way back from a provider, wants said here. */
function message({ reset, deleted, error }: { reset?: unknown; deleted?: unknown; error?: unknown }) {
  if (reset === "done") {
    return (
      <Notice tone="good" role="status">
        {words.passwordChanged}
      </Notice>
    );
  }
  if (deleted === "done") {
    return (
      <Notice tone="good" role="status">
        {words.accountDeleted}
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
      title={commonWords.signIn}
      description={person ? words.signedInAs(person.user.email) : undefined}
      foot={words.noAccount((text) => (
        <Link href={withCallback("/signup", callbackUrl)} className={textLinkClasses}>
          {text}
        </Link>
      ))}
    >
      {message(given)}
      <ProviderButtons providers={externalProviders()} callbackUrl={callbackUrl} />
      <SignInForm callbackUrl={callbackUrl} />
    </AccountCard>
  );
}
