"use client";

import { getUser, listUserActivity, listUserRequests, type User } from "@/lib/contracts/users";
import { useCall, usePages } from "@/lib/hooks/use-call";
import { Facts, Section } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { useTitle } from "@/lib/ui/use-title";
import { adminUsersWords } from "@/words/admin-users";
import { commonWords } from "@/words/common";
import { Fetched } from "../../../_parts/fetched";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { ListTable } from "../../../_parts/list-table";
import { ShowMore } from "../../../_parts/show-more";
import { LastUsed } from "../../../_shell/last-used";
import { StatusBadge } from "../../../_usage/request-list";
import { AuditTable } from "../../_parts/audit-table";
import { UserStatus } from "../user-status";
import { UserAdministration } from "./user-administration";
import { UserInventory } from "./user-inventory";

const words = adminUsersWords.detail;

function Overview({ user }: { user: User }) {
  return (
    <Section id="overview" title={commonWords.overview}>
      <Facts
        facts={[
          { name: words.id, value: <Copyable text={user.id} what={words.idWhat} /> },
          { name: commonWords.email, value: user.emailVerified ? user.email : words.unconfirmed(user.email) },
          { name: words.userName, value: user.username },
          { name: words.accountNumber, value: <span className="font-mono text-sm">{user.accountNumber}</span> },
          {
            name: commonWords.role,
            value: (
              <Link
                href={`/admin/roles/${encodeURIComponent(user.role)}`}
                className="rounded-sm text-accent underline underline-offset-4"
              >
                {user.role}
              </Link>
            ),
          },
          { name: words.joined, value: <RelativeTime at={user.createdAt} /> },
          { name: words.lastSignedIn, value: <LastUsed at={user.lastSignInAt} /> },
        ]}
      />
    </Section>
  );
}

function Refusals({ id }: { id: string }) {
  const requests = useCall(listUserRequests, { params: { id }, query: { refused: "true", limit: 20 } });
  return (
    <Section id="refusals" title={words.refusedLately} description={words.refusedLatelyDescription}>
      <Fetched query={requests} notFetched={words.requestsNotFetched}>
        {({ data }) => (
          <ListTable
            rows={data}
            rowKey={(request) => request.id}
            title={words.request}
            rowName={({ method, path, failure }) => ({
              text: <span className="font-mono font-normal text-sm">{`${method} ${path}`}</span>,
              ...(failure && { note: failure.explanation?.reason ?? failure.code }),
            })}
            columns={[
              { title: commonWords.status, cell: ({ status }) => <StatusBadge status={status} />, from: "md" },
              { title: commonWords.address, cell: ({ address }) => address, from: "lg" },
              { title: words.when, cell: ({ at }) => <RelativeTime at={at} />, from: "md" },
            ]}
            none={words.requestsEmpty}
          />
        )}
      </Fetched>
    </Section>
  );
}

function Activity({ id }: { id: string }) {
  const events = usePages(
    listUserActivity,
    (next: { before: number } | null) => ({ params: { id }, query: { limit: 20, ...next } }),
    ({ meta }) => (meta.next === null ? undefined : { before: meta.next }),
  );
  return (
    <Section id="activity" title={words.activity} description={words.activityDescription}>
      <Fetched query={events} notFetched={words.activityNotFetched}>
        {({ pages }) => (
          <div>
            <AuditTable events={pages.flatMap((page) => page.data)} none={words.activityEmpty} />
            <ShowMore pages={events} />
          </div>
        )}
      </Fetched>
    </Section>
  );
}

function Detail({ user }: { user: User }) {
  useTitle(user.name);
  return (
    <>
      <PageHeader
        back={<Link href="/admin/users">{words.users}</Link>}
        title={user.name}
        status={<UserStatus status={user.status} />}
        description={words.description}
      />
      <Overview user={user} />
      <UserInventory user={user} />
      <Refusals id={user.id} />
      <Activity id={user.id} />
      <UserAdministration user={user} />
    </>
  );
}

/** The page of one person, as administrators see it. */
export function UserDetail({ id }: { id: string }) {
  return (
    <FetchedDetail
      query={useCall(getUser, { params: { id } })}
      what={words.notFoundWhat}
      back={{ href: "/admin/users", label: words.allUsers }}
    >
      {(user) => <Detail key={id} user={user} />}
    </FetchedDetail>
  );
}
