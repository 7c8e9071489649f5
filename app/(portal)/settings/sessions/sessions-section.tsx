"use client";

import { MonitorSmartphone } from "lucide-react";
import { toast } from "sonner";
import { endOtherSessions, endSession, listSessions, type PortalSession } from "@/lib/contracts/sessions";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { browserName } from "@/lib/ui/browser-name";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";
import { Fetched } from "../../_parts/fetched";

const words = settingsWords.sessions;

const failed = (error: unknown) => toast.error(errorText(error));

function Row({ session }: { session: PortalSession }) {
  const end = useChange(endSession);
  const name = browserName(session.userAgent);
  const signOut = () =>
    end.mutate(
      { params: { id: session.id } },
      { onSuccess: () => toast.success(words.signedOut(name)), onError: failed },
    );
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
          aria-label={words.getSignOut(name, session.address)}
        >
          {commonWords.signOut}
        </Button>
      )}
    </li>
  );
}

/** The browsers that are signed in. */
export function SessionsSection() {
  const query = useCall(listSessions, {});
  const endOthers = useChange(endOtherSessions);
  const sessions = query.data?.data ?? [];
  const signOutOthers = () =>
    endOthers.mutate(
      {},
      {
        onSuccess: ({ ended }) => toast.success(words.othersSignedOut(ended)),
        onError: failed,
      },
    );
  return (
    <Section id="sessions" title={words.sessions} description={words.sessionsDescription}>
      <Fetched query={query} notFetched={words.notFetched} skeleton={<SkeletonRows rows={2} />}>
        {({ data }) => (
          <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
            {data.map((session) => (
              <Row key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Fetched>
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
    </Section>
  );
}
