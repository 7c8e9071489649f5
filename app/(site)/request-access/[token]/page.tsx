import { CircleCheck, CircleSlash, Clock } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { requestOrigin } from "@/lib/http/session";
import { outboxIsPublic } from "@/lib/mail/outbox";
import { type AskedAccess, readStatusLink } from "@/lib/portal/access-requests/access-requests";
import { runtime } from "@/lib/runtime";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Facts } from "@/lib/ui/card";
import { Link } from "@/lib/ui/link";
import { MessagePage } from "@/lib/ui/message-page";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { accessRequestsWords } from "@/words/access-requests";
import { commonWords } from "@/words/common";
import { textLinkClasses } from "../../../(account)/_parts/account-card";
import { typeWords } from "../type-words";

const words = accessRequestsWords.standing;

// The address of this page is a secret: it must not travel on as a referrer, nor be found.
export const metadata: Metadata = {
  title: words.title,
  referrer: "no-referrer",
  robots: { index: false },
};

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ sent?: string | string[] }>;
}

const STATES = {
  pending: { tone: "warn", icon: Clock, word: words.waiting },
  approved: { tone: "good", icon: CircleCheck, word: words.approved },
  rejected: { tone: "bad", icon: CircleSlash, word: words.notApproved },
} as const;

function Outcome({ asked }: { asked: AskedAccess }) {
  if (asked.status === "rejected") {
    return (
      <Notice
        tone="bad"
        title={words.reason}
        action={
          <Button asChild variant="secondary" size="sm">
            <Link href="/request-access">{words.askAgain}</Link>
          </Button>
        }
      >
        <p className="whitespace-pre-wrap">{asked.reason}</p>
      </Notice>
    );
  }
  if (asked.status === "pending") {
    return <p className="text-muted">{words.waitingText}</p>;
  }
  return asked.handedOver ? (
    <Notice tone="good" title={words.accepted}>
      {words.acceptedText}
    </Notice>
  ) : (
    <Notice tone="good" title={words.approvedTitle}>
      {words.approvedText}
    </Notice>
  );
}

export default async function StatusPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { sent } = await searchParams;
  const origin = await requestOrigin();
  const asked = await readStatusLink(runtime(), token, origin);
  if (!asked) {
    return (
      <MessagePage
        title={words.notFound}
        actions={
          <Button asChild variant="secondary">
            <Link href="/request-access">{words.requestAccess}</Link>
          </Button>
        }
      >
        <p>{words.notFoundText}</p>
      </MessagePage>
    );
  }
  const { tone, icon, word } = STATES[asked.status];
  return (
    <div className="mx-auto grid w-full max-w-[640px] gap-6 px-4 py-10 sm:py-16">
      {sent !== undefined && asked.status === "pending" && (
        <Notice tone="good" role="status" title={words.received}>
          {words.receivedText}{" "}
          {outboxIsPublic(runtime().env, { ...origin, host: (await headers()).get("host") }) &&
            words.outbox((text) => (
              <Link href="/outbox" className={textLinkClasses}>
                {text}
              </Link>
            ))}
        </Notice>
      )}
      <header className="grid gap-2">
        <Badge tone={tone} icon={icon} className="justify-self-start">
          {word}
        </Badge>
        <h1 className="text-title">{words.title}</h1>
      </header>
      <Outcome asked={asked} />
      <Facts
        facts={[
          { name: commonWords.name, value: asked.name },
          { name: words.organisation, value: asked.organization },
          { name: words.kind, value: typeWords(asked.integrationType)?.title },
          { name: commonWords.description, value: <p className="whitespace-pre-wrap">{asked.description}</p> },
          { name: words.sent, value: <RelativeTime at={asked.createdAt.toISOString()} /> },
          ...(asked.decidedAt
            ? [{ name: words.answered, value: <RelativeTime at={asked.decidedAt.toISOString()} /> }]
            : []),
        ]}
      />
      <p className="text-muted text-sm">{words.keepAddress}</p>
    </div>
  );
}
