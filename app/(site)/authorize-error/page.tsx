import type { Metadata } from "next";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { MessagePage } from "@/lib/ui/message-page";
import { authorizeErrorWords } from "@/words/authorize-error";
import { OTHER_REASON, REASONS } from "./reasons";

const words = authorizeErrorWords.page;

export const metadata: Metadata = { title: words.title };

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
            <Link href="/">{words.home}</Link>
          </Button>
          <Button asChild variant="ghost">
            <Link href="/apps">{words.yourApps}</Link>
          </Button>
        </>
      }
    >
      <p>
        {what} {why}
      </p>
      <p>
        {words.forPeople((text) => (
          <strong>{text}</strong>
        ))}
      </p>
      <p>
        <strong>{words.forOwner}</strong> {mend}{" "}
        {requestId &&
          words.explained((text) => (
            <Link href={`/usage/requests/${requestId}`} className="rounded-sm text-accent underline underline-offset-4">
              {text}
            </Link>
          ))}
      </p>
      {requestId && <p className="font-mono text-muted text-xs">{requestId}</p>}
    </MessagePage>
  );
}
