import { CircleCheck, CircleSlash, Clock } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requestOrigin } from "@/lib/http/session";
import { outboxIsPublic } from "@/lib/mail/outbox";
import { type AskedAccess, readStatusLink } from "@/lib/portal/access-requests";
import { runtime } from "@/lib/runtime";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Facts } from "@/lib/ui/card";
import { MessagePage } from "@/lib/ui/message-page";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { textLinkClasses } from "../../../(account)/_parts/account-card";
import { typeWords } from "../type-words";

// The address of this page is a secret: it must not travel on as a referrer, nor be found.
export const metadata: Metadata = {
  title: "Your request for access",
  referrer: "no-referrer",
  robots: { index: false },
};

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ sent?: string | string[] }>;
}

const STATES = {
  pending: { tone: "warn", icon: Clock, word: "Waiting for an answer" },
  approved: { tone: "good", icon: CircleCheck, word: "Approved" },
  rejected: { tone: "bad", icon: CircleSlash, word: "Not approved" },
} as const;

function Outcome({ asked }: { asked: AskedAccess }) {
  if (asked.status === "rejected") {
    return (
      <Notice
        tone="bad"
        title="It was not approved. The reason:"
        action={
          <Button asChild variant="secondary" size="sm">
            <Link href="/request-access">Ask again</Link>
          </Button>
        }
      >
        <p className="whitespace-pre-wrap">{asked.reason}</p>
      </Notice>
    );
  }
  if (asked.status === "pending") {
    return <p className="text-muted">An administrator looks at it. You get a mail as soon as there is an answer.</p>;
  }
  return asked.handedOver ? (
    <Notice tone="good" title="You have your credential">
      Sign in to look after it.
    </Notice>
  ) : (
    <Notice tone="good" title="Look into your mail">
      We sent you a link that works once. It leads to your account and shows the credential.
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
        title="There is no request under this link"
        actions={
          <Button asChild variant="secondary">
            <Link href="/request-access">Request access</Link>
          </Button>
        }
      >
        <p>The link may be cut off. Open it from the mail once more.</p>
      </MessagePage>
    );
  }
  const { tone, icon, word } = STATES[asked.status];
  return (
    <div className="mx-auto grid w-full max-w-[640px] gap-6 px-4 py-10 sm:py-16">
      {sent !== undefined && asked.status === "pending" && (
        <Notice tone="good" role="status" title="We have your request">
          A mail confirms it, with the link to this page.
          {outboxIsPublic(runtime().env, origin.address) && (
            <>
              {" "}
              No mail server is set:{" "}
              <Link href="/outbox" className={textLinkClasses}>
                read it in the outbox
              </Link>
              .
            </>
          )}
        </Notice>
      )}
      <header className="grid gap-2">
        <Badge tone={tone} icon={icon} className="justify-self-start">
          {word}
        </Badge>
        <h1 className="text-title">Your request for access</h1>
      </header>
      <Outcome asked={asked} />
      <Facts
        facts={[
          { name: "Name", value: asked.name },
          { name: "Organisation", value: asked.organization },
          { name: "Kind", value: typeWords(asked.integrationType)?.title },
          { name: "Description", value: <p className="whitespace-pre-wrap">{asked.description}</p> },
          { name: "Sent", value: <RelativeTime at={asked.createdAt.toISOString()} /> },
          ...(asked.decidedAt
            ? [{ name: "Answered", value: <RelativeTime at={asked.decidedAt.toISOString()} /> }]
            : []),
        ]}
      />
      <p className="text-muted text-sm">Keep the address of this page: it is the only way back to it.</p>
    </div>
  );
}
