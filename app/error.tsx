"use client";

import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { MessagePage } from "@/lib/ui/message-page";
import { useSite } from "@/lib/ui/site-context";
import { pageErrorWords } from "@/words/page-error";

const words = pageErrorWords.page;

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { name } = useSite();
  return (
    <main id="main" tabIndex={-1}>
      <title>{words.documentTitle(name)}</title>
      <MessagePage
        kicker={words.kicker(error.digest)}
        title={words.title}
        actions={
          <>
            <Button onClick={reset}>{words.tryAgain}</Button>
            <Button asChild variant="secondary">
              <Link href="/">{words.home}</Link>
            </Button>
          </>
        }
      >
        <p>{words.text}</p>
      </MessagePage>
    </main>
  );
}
