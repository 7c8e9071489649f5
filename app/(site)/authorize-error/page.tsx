import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";
import { OTHER_REASON, REASONS } from "./reasons";

export const metadata: Metadata = { title: "The app could not be connected" };

interface Props {
  searchParams: Promise<{ reason?: string | string[]; request?: string | string[] }>;
}

/**
 * An authorize request with a bad client or redirect URI ends here and never at the address it names (RFC 6749
 * §4.1.2.1). Nothing of the request is shown: a stranger wrote it.
 */
export default async function AuthorizeErrorPage({ searchParams }: Props) {
  const { reason, request } = await searchParams;
  const requestId = typeof request === "string" && /^req_\w{1,40}$/.test(request) ? request : undefined;
  const key = typeof reason === "string" && Object.hasOwn(REASONS, reason) ? reason : undefined;
  const { title, what, why, mend } = (key && REASONS[key]) || OTHER_REASON;
  return (
    <MessagePage
      kicker={key ?? "invalid_request"}
      title={title}
      actions={
        <>
          <Button asChild variant="secondary">
            <Link href="/">Home</Link>
          </Button>
          <Button asChild variant="ghost">
            <Link href="/apps">Your apps</Link>
          </Button>
        </>
      }
    >
      <p>
        {what} {why}
      </p>
      <p>
        <strong>If you were connecting an app:</strong> Go back to it and begin again. If this page comes again, tell
        the people who make the app. Nothing was shared with it.
      </p>
      <p>
        <strong>If it is your app:</strong> {mend}
        {requestId && (
          <>
            {" "}
            <Link href={`/usage/requests/${requestId}`} className="rounded-sm text-accent underline underline-offset-4">
              What was expected and what came
            </Link>{" "}
            is shown to its owner.
          </>
        )}
      </p>
      {requestId && <p className="font-mono text-muted text-xs">{requestId}</p>}
    </MessagePage>
  );
}
