"use client";

import { MonitorSmartphone } from "lucide-react";
import { toast } from "sonner";
import type { PortalSession } from "@/lib/contracts/sessions";
import { useEndOtherSessions, useEndSession, useSessions } from "@/lib/hooks/use-sessions";
import { Badge } from "@/lib/ui/badge";
import { browserName } from "@/lib/ui/browser-name";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ErrorState, errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";

const words = settingsWords.sessions;

const failed = (error: unknown) => toast.error(errorText(error));

function Row({ session }: { session: PortalSession }) {
  const end = useEndSession();
  const name = browserName(session.userAgent);
  const signOut = () =>
    end.mutate(session.id, { onSuccess: () => toast.success(words.signedOut(name)), onError: failed });
  return (
    <li className="flex items-center gap-3 p-4">
      <MonitorSmartphone aria-hidden="true" strokeWidth={1.75} className="size-5 shrink-0 self-start text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium" title={session.userAgent ?? undefined}>
            {name}
          </span>
          {session.current && <Badge tone="good">{words.thisBrowser}</Badge>}
        </p>
        <p className="text-muted text-sm">
          {words.facts(
            session.address && <span className="break-all font-mono">{session.address}</span>,
            <RelativeTime at={session.lastSeenAt} />,
            <RelativeTime at={session.createdAt} />,
          )}
        </p>
      </div>
      {!session.current && (
        <Button
          variant="secondary"
          size="sm"
          pending={end.isPending}
          onClick={signOut}
          aria-label={words.signOutOf(name, session.address)}
        >
          {commonWords.signOut}
        </Button>
      )}
    </li>
  );
}

/** The browsers that are signed in. */
export function SessionsSection() {
  const { data, error, refetch } = useSessions();
  const endOthers = useEndOtherSessions();
  const sessions = data?.data ?? [];
  const signOutOthers = () =>
    endOthers.mutate(undefined, {
      onSuccess: ({ ended }) => toast.success(words.othersSignedOut(ended)),
      onError: failed,
    });
  return (
    <Section id="sessions" title={words.sessions} description={words.sessionsDescription}>
      {data && (
        <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
          {sessions.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </ul>
      )}
      {sessions.some(({ current }) => !current) && (
        <Button
          variant="dangerOutline"
          className="justify-self-start"
          pending={endOthers.isPending}
          onClick={signOutOthers}
        >
          {words.signOutEverywhereElse}
        </Button>
      )}
      {!data && error && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!data && !error && <SkeletonRows rows={2} />}
    </Section>
  );
}
