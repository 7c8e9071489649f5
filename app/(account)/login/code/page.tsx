import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readHalfSignIn } from "@/lib/http/half-sign-in";
import { runtime } from "@/lib/runtime";
import { Link } from "@/lib/ui/link";
import { accountWords } from "@/words/account";
import { AccountCard, textLinkClasses } from "../../_parts/account-card";
import { localPath, withCallback } from "../../_parts/local-path";
import { CodeForm } from "./code-form";

const words = accountWords.codePage;

export const metadata: Metadata = { title: words.twoFactorCode };

interface Props {
  searchParams: Promise<Partial<Record<"callbackUrl" | "with", string | string[]>>>;
}

export default async function CodePage({ searchParams }: Props) {
  const given = await searchParams;
  const callbackUrl = localPath(given.callbackUrl);
  if (!(await readHalfSignIn(runtime()))) redirect(withCallback("/login", callbackUrl));
  const recovery = given.with === "recovery-code";
  const other = new URLSearchParams({ callbackUrl, ...(!recovery && { with: "recovery-code" }) });
  return (
    <AccountCard
      title={recovery ? words.recoveryCode : words.twoFactorCode}
      description={recovery ? words.aboutRecoveryCode : words.aboutCode}
      foot={
        <>
          <Link href={`/login/code?${other}`} className={textLinkClasses}>
            {recovery ? words.useAuthenticatorApp : words.useRecoveryCode}
          </Link>
          {" · "}
          <Link href={withCallback("/login", callbackUrl)} className={textLinkClasses}>
            {words.startAgain}
          </Link>
        </>
      }
    >
      <CodeForm callbackUrl={callbackUrl} recovery={recovery} />
    </AccountCard>
  );
}
