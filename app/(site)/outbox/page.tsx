import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requestOrigin } from "@/lib/http/session";
import { outboxIsPublic, readOutbox } from "@/lib/mail/outbox";
import { runtime } from "@/lib/runtime";
import { Card } from "@/lib/ui/card";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { outboxWords } from "@/words/outbox";

const words = outboxWords.page;

export const metadata: Metadata = { title: words.outbox };

/** The text of a mail, its addresses as links. */
function withLinks(text: string): ReactNode[] {
  let at = 0;
  return text.split(/(https?:\/\/\S+)/).map((part, index) => {
    const key = at;
    at += part.length;
    return index % 2 === 1 ? (
      <a key={key} href={part} className="text-accent underline underline-offset-4">
        {part}
      </a>
    ) : (
      part
    );
  });
}

/** For working on Gatehouse without a mail server: what would have been sent. */
export default async function OutboxPage() {
  const { env } = runtime();
  const asked = { ...(await requestOrigin()), host: (await headers()).get("host") };
  if (!outboxIsPublic(env, asked)) notFound();
  const mails = await readOutbox(env);
  return (
    <div className="mx-auto w-full max-w-[760px] px-4 py-10 sm:px-6">
      <PageHeader title={words.outbox} description={words.description} />
      {mails.length === 0 && <Notice>{words.empty}</Notice>}
      <div className="grid gap-4">
        {mails.map(({ id, to, subject, text, at }) => (
          <Card key={id} className="grid gap-3 p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <h2 className="font-medium">{subject}</h2>
              <RelativeTime at={at} className="text-muted text-sm" />
            </div>
            <p className="break-all text-muted text-sm">{words.to(to)}</p>
            <div className="whitespace-pre-wrap border-hairline border-t pt-3 [overflow-wrap:anywhere]">
              {withLinks(text)}
            </div>
          </Card>
        ))}
      </div>
    </div>
  );
}
