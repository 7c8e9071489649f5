import type { Metadata } from "next";
import Link from "next/link";
import { currentPerson, requestOrigin } from "@/lib/http/session";
import { outboxIsPublic } from "@/lib/mail/outbox";
import { runtime } from "@/lib/runtime";
import { Button } from "@/lib/ui/button";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { ResendForm } from "./resend-form";

export const metadata: Metadata = { title: "Confirm your email address" };

export default async function VerifyPage() {
  const person = await currentPerson();
  const { address } = await requestOrigin();
  if (person?.user.emailVerified) {
    return (
      <AccountCard title="Your email address is confirmed" description={person.user.email}>
        <Button asChild className="h-10">
          <Link href="/dashboard">Go to your overview</Link>
        </Button>
      </AccountCard>
    );
  }
  return (
    <AccountCard
      title="Confirm your email address"
      description={
        person
          ? `We sent a link to ${person.user.email}. Open it within a day. If it is not there, look in the spam folder.`
          : "We sent you a link. Open it within a day. If it is not there, look in the spam folder."
      }
      foot={
        outboxIsPublic(runtime().env, address) ? (
          <>
            No mail server is set:{" "}
            <Link href="/outbox" className={textLinkClasses}>
              read the mail in the outbox
            </Link>
          </>
        ) : undefined
      }
    >
      <ResendForm signedIn={person !== null} />
    </AccountCard>
  );
}
