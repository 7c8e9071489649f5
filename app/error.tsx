"use client";

import Link from "next/link";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";
import { useSite } from "@/lib/ui/site-context";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { name } = useSite();
  return (
    <main id="main" tabIndex={-1}>
      <title>{`Something failed · ${name}`}</title>
      <MessagePage
        kicker={error.digest ? `Error ${error.digest}` : "Error"}
        title="This page could not be shown"
        actions={
          <>
            <Button onClick={reset}>Try again</Button>
            <Button asChild variant="secondary">
              <Link href="/">Home</Link>
            </Button>
          </>
        }
      >
        <p>
          Something failed on our side. What you had saved is still saved. If it happens again, quote the code above.
        </p>
      </MessagePage>
    </main>
  );
}
