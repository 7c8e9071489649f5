import type { Metadata } from "next";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { MessagePage } from "@/lib/ui/message-page";
import { frameWords } from "@/words/frame";
import { SiteHeader } from "./(site)/_parts/site-header";

const words = frameWords.notFound;

export const metadata: Metadata = { title: words.kicker };

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1}>
        <MessagePage
          kicker="404"
          title={words.title}
          actions={
            <>
              <Button asChild>
                <Link href="/dashboard">{words.goOverview}</Link>
              </Button>
              <Button asChild variant="secondary">
                <Link href="/">{words.home}</Link>
              </Button>
            </>
          }
        >
          <p>{words.text}</p>
        </MessagePage>
      </main>
    </>
  );
}
