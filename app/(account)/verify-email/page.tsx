import type { Metadata } from "next";
import { headers } from "next/headers";
import { currentPerson, requestOrigin } from "@/lib/http/session";
import { outboxIsPublic } from "@/lib/mail/outbox";
import { runtime } from "@/lib/runtime";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { accountWords } from "@/words/account";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { ResendForm } from "./resend-form";

const words = accountWords.verifyEmail;

export const metadata: Metadata = { title: words.title };

export default async function VerifyPage() {
  const person = await currentPerson();
  const asked = { ...(await requestOrigin()), host: (await headers()).get("host") };
  if (person?.user.emailVerified) {
    return (
      <AccountCard title={words.confirmed} description={person.user.email}>
        <Button asChild className="h-10">
          <Link href="/dashboard">{words.goOverview}</Link>
        </Button>
      </AccountCard>
    );
  }
  return (
    <AccountCard
      title={words.title}
      description={person ? words.sentTo(person.user.email) : words.sent}
      foot={
        outboxIsPublic(runtime().env, asked)
          ? words.outbox((text) => (
              <Link href="/outbox" className={textLinkClasses}>
                {text}
              </Link>
            ))
          : undefined
      }
    >
      <ResendForm signedIn={person !== null} />
    </AccountCard>
  );
}
