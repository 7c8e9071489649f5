"use client";

import "./globals.css";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";
import { LANGUAGE } from "@/words/language";
import { pageErrorWords } from "@/words/page-error";

const words = pageErrorWords.layout;

/** When even the layout failed: stands on its own. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang={LANGUAGE}>
      <body>
        <title>{words.documentTitle}</title>
        <main id="main" tabIndex={-1}>
          <MessagePage
            kicker={words.kicker(error.digest)}
            title={words.title}
            actions={<Button onClick={reset}>{words.tryAgain}</Button>}
          >
            <p>{words.text}</p>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
