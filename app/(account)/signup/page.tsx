import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { currentPerson, externalProviders } from "@/lib/http/session";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { localPath, withCallback } from "../_parts/local-path";
import { ProviderButtons } from "../login/provider-buttons";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Create account" };

interface Props {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function SignUpPage({ searchParams }: Props) {
  const callbackUrl = localPath((await searchParams).callbackUrl);
  if (await currentPerson()) redirect(callbackUrl);
  return (
    <AccountCard
      title="Create account"
      description="Then make a key or an app, and call the API."
      foot={
        <>
          Have an account?{" "}
          <Link href={withCallback("/login", callbackUrl)} className={textLinkClasses}>
            Sign in
          </Link>
        </>
      }
    >
      <ProviderButtons providers={externalProviders()} callbackUrl={callbackUrl} />
      <SignUpForm callbackUrl={callbackUrl} />
    </AccountCard>
  );
}
