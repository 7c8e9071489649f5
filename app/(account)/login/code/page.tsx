import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { readHalfSignIn } from "@/lib/http/half-sign-in";
import { runtime } from "@/lib/runtime";
import { AccountCard, textLinkClasses } from "../../_parts/account-card";
import { localPath, withCallback } from "../../_parts/local-path";
import { CodeForm } from "./code-form";

export const metadata: Metadata = { title: "Two-factor code" };

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
      title={recovery ? "Recovery code" : "Two-factor code"}
      description={
        recovery
          ? "One of the ten that you kept when you turned two-factor sign-in on. Each is good once."
          : "The six digits that your authenticator app shows for this site."
      }
      foot={
        <>
          <Link href={`/login/code?${other}`} className={textLinkClasses}>
            {recovery ? "Use the authenticator app" : "Use a recovery code"}
          </Link>
          {" · "}
          <Link href={withCallback("/login", callbackUrl)} className={textLinkClasses}>
            Start again
          </Link>
        </>
      }
    >
      <CodeForm callbackUrl={callbackUrl} recovery={recovery} />
    </AccountCard>
  );
}
