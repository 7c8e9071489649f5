import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";
import { SiteHeader } from "./(site)/_parts/site-header";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1}>
        <MessagePage
          kicker="404"
          title="There is no page at this address"
          actions={
            <>
              <Button asChild>
                <Link href="/dashboard">Go to your overview</Link>
              </Button>
              <Button asChild variant="secondary">
                <Link href="/">Home</Link>
              </Button>
            </>
          }
        >
          <p>
            It may have been deleted, or the link may have been cut off on its way. Check the address, or start again.
          </p>
        </MessagePage>
      </main>
    </>
  );
}
