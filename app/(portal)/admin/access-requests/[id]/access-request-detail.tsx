"use client";

import { type DetailedAccessRequest, getAccessRequest } from "@/lib/contracts/access-requests";
import { useCall } from "@/lib/hooks/use-call";
import { activityText } from "@/lib/ui/activity-text";
import { Facts, Section } from "@/lib/ui/card";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { useTitle } from "@/lib/ui/use-title";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { commonWords } from "@/words/common";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { AccessRequestState, KINDS } from "../access-request-words";
import { Decision } from "./decision";

const words = adminAccessRequestsWords.detail;

function Timeline({ events }: { events: DetailedAccessRequest["timeline"] }) {
  return (
    <ol className="grid gap-4 border-hairline border-l pl-5">
      {events.map(({ at, action, actor }) => (
        <li key={`${at} ${action}`} className="relative">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[25px] size-2.5 rounded-full border-2 border-accent bg-paper"
          />
          <p className="font-medium">{activityText({ action, detail: {} })}</p>
          <p className="text-muted text-sm">
            {actor && `${actor}, `}
            <RelativeTime at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Sections({ request }: { request: DetailedAccessRequest }) {
  useTitle(request.organization);
  return (
    <>
      <PageHeader
        back={<Link href="/admin/access-requests">{words.accessRequests}</Link>}
        title={request.organization}
        status={<AccessRequestState request={request} />}
      />
      <Section id="request" title={words.theRequest}>
        <Facts
          facts={[
            { name: words.from, value: request.name },
            { name: commonWords.email, value: <span className="break-all">{request.email}</span> },
            {
              name: words.account,
              value: request.userId ? (
                <Link
                  href={`/admin/users/${request.userId}`}
                  className="rounded-sm text-accent underline underline-offset-4"
                >
                  {words.openTheAccount}
                </Link>
              ) : request.hasAccount ? (
                words.accountExists
              ) : (
                words.noAccount
              ),
            },
            { name: words.kind, value: KINDS[request.integrationType].title },
            { name: commonWords.description, value: <p className="whitespace-pre-wrap">{request.description}</p> },
          ]}
        />
      </Section>
      <Section id="decision" title={words.decision}>
        <Decision request={request} />
      </Section>
      <Section id="timeline" title={words.whatHappened}>
        <Timeline events={request.timeline} />
      </Section>
    </>
  );
}

/** One request for access: who asks, for what, and what to answer. */
export function AccessRequestDetail({ id }: { id: string }) {
  const back = { href: "/admin/access-requests", label: words.allAccessRequests };
  return (
    <FetchedDetail query={useCall(getAccessRequest, { params: { id } })} what={words.notFoundWhat} back={back}>
      {(request) => <Sections request={request} />}
    </FetchedDetail>
  );
}
