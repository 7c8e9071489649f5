import type { Metadata } from "next";
import { readConsentTicket } from "@/lib/http/consent-page";
import { requirePerson } from "@/lib/http/session";
import { Button } from "@/lib/ui/button";
import { ConsentCard } from "@/lib/ui/consent-card";
import { Link } from "@/lib/ui/link";
import { MessagePage } from "@/lib/ui/message-page";
import { consentWords } from "@/words/consent";
import { OwnDocument } from "./own-document";

const words = consentWords.page;

// The ticket in the address is nobody else's business.
export const metadata: Metadata = { title: words.title, referrer: "same-origin" };

interface Props {
  searchParams: Promise<{ ticket?: string | string[] }>;
}

function Expired() {
  return (
    <MessagePage
      title={words.expired}
      actions={
        <Button asChild variant="secondary">
          <Link href="/connections">{words.yourConnections}</Link>
        </Button>
      }
    >
      <p>{words.expiredText}</p>
      <p>
        {words.beginAgain((text) => (
          <strong>{text}</strong>
        ))}
      </p>
    </MessagePage>
  );
}

/** Shows a consent ticket. What it means and what follows from the answer is decided by the endpoint that the form calls. */
export default async function ConsentPage({ searchParams }: Props) {
  const { ticket } = await searchParams;
  const here = typeof ticket === "string" ? `/consent?${new URLSearchParams({ ticket })}` : "/consent";
  const { user } = await requirePerson(here);
  const question = typeof ticket === "string" ? await readConsentTicket(ticket, user.id) : null;
  if (typeof ticket !== "string" || !question) {
    return (
      <main id="main" tabIndex={-1}>
        <Expired />
      </main>
    );
  }
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-4 py-8">
      <OwnDocument>
        <ConsentCard
          question={question}
          ticket={ticket}
          // The ticket is this person's: somebody else begins the request anew.
          switchHref={`/login?${new URLSearchParams({ switch: "1", callbackUrl: question.restart })}`}
        />
      </OwnDocument>
    </main>
  );
}
