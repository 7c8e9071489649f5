"use client";

import "./globals.css";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";

/** When even the layout failed: stands on its own. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Gatehouse</title>
        <main id="main" tabIndex={-1}>
          <MessagePage
            kicker={error.digest ? `Error ${error.digest}` : "Error"}
            title="Gatehouse could not show this page"
            actions={<Button onClick={reset}>Try again</Button>}
          >
            <p>
              Something failed on our side. What you had saved is still saved. If it happens again, quote the code
              above.
            </p>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
