import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentPerson, externalProviders } from "@/lib/http/session";
import { Link } from "@/lib/ui/link";
import { accountWords } from "@/words/account";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { localPath, withCallback } from "../_parts/local-path";
import { ProviderButtons } from "../login/provider-buttons";
import { SignUpForm } from "./sign-up-form";

const words = accountWords.signUpPage;

export const metadata: Metadata = { title: words.title };

interface Props {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function SignUpPage({ searchParams }: Props) {
  const callbackUrl = localPath((await searchParams).callbackUrl);
  if (await currentPerson()) redirect(callbackUrl);
  return (
    <AccountCard
      title={words.title}
      description={words.description}
      foot={words.haveAccount((text) => (
        <Link href={withCallback("/login", callbackUrl)} className={textLinkClasses}>
          {text}
        </Link>
      ))}
    >
      <ProviderButtons providers={externalProviders()} callbackUrl={callbackUrl} />
      <SignUpForm callbackUrl={callbackUrl} />
    </AccountCard>
  );
}
