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

const failed = (error: unknown) => toast.error(errorText(error));

function Row({ session }: { session: PortalSession }) {
  const end = useEndSession();
  const name = browserName(session.userAgent);
  const signOut = () =>
    end.mutate(session.id, { onSuccess: () => toast.success(`${name} is signed out`), onError: failed });
  return (
    <li className="flex items-center gap-3 p-4">
      <MonitorSmartphone aria-hidden="true" strokeWidth={1.75} className="size-5 shrink-0 self-start text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium" title={session.userAgent ?? undefined}>
            {name}
          </span>
          {session.current && <Badge tone="good">This browser</Badge>}
        </p>
        <p className="text-muted text-sm">
          {session.address && <span className="break-all font-mono">{session.address}</span>} seen{" "}
          <RelativeTime at={session.lastSeenAt} />, signed in <RelativeTime at={session.createdAt} />
        </p>
      </div>
      {!session.current && (
        <Button
          variant="secondary"
          size="sm"
          pending={end.isPending}
          onClick={signOut}
          aria-label={`Sign out ${name} at ${session.address ?? "an unknown address"}`}
        >
          Sign out
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
      onSuccess: ({ ended }) =>
        toast.success(ended === 1 ? "1 browser is signed out" : `${ended} browsers are signed out`),
      onError: failed,
    });
  return (
    <Section
      id="sessions"
      title="Sessions"
      description="Browsers that are signed in to your account. Sign out any that you do not know, then change your password."
    >
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
          Sign out everywhere else
        </Button>
      )}
      {!data && error && <ErrorState title="Your sessions could not be fetched" error={error} retry={refetch} />}
      {!data && !error && <SkeletonRows rows={2} />}
    </Section>
  );
}
