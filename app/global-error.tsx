"use client";

import "./globals.css";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";
import { commonWords } from "@/words/common";
import { frameWords } from "@/words/frame";
import { LANGUAGE } from "@/words/language";

const words = frameWords.globalError;

/** When even the layout failed: stands on its own. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang={LANGUAGE}>
      <body>
        <title>{words.documentTitle}</title>
        <main id="main" tabIndex={-1}>
          <MessagePage
            kicker={error.digest ? words.kicker(error.digest) : words.error}
            title={words.title}
            actions={<Button onClick={reset}>{commonWords.tryAgain}</Button>}
          >
            <p>{words.text}</p>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
