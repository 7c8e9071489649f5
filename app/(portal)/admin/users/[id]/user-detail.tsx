"use client";

import Link from "next/link";
import { getUser, listUserActivity, listUserRequests, type User } from "@/lib/contracts/users";
import { useAdmin, useAdminPages } from "@/lib/hooks/use-admin";
import { Facts, Section } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../../_shell/detail-states";
import { LastUsed } from "../../../_shell/last-used";
import { StatusBadge } from "../../../_usage/request-list";
import { AuditTable } from "../../_parts/audit-table";
import { Fetched } from "../../_parts/fetched";
import { ListTable } from "../../_parts/list-table";
import { ShowMore } from "../../_parts/show-more";
import { UserStatus } from "../user-status";
import { UserAdministration } from "./user-administration";
import { UserInventory } from "./user-inventory";

function Overview({ user }: { user: User }) {
  return (
    <Section id="overview" title="Overview">
      <Facts
        facts={[
          { name: "Id", value: <Copyable text={user.id} what="id" /> },
          { name: "Email", value: `${user.email}${user.emailVerified ? "" : " (not confirmed)"}` },
          { name: "User name", value: user.username },
          { name: "Account number", value: <span className="font-mono text-sm">{user.accountNumber}</span> },
          {
            name: "Role",
            value: (
              <Link
                href={`/admin/roles/${encodeURIComponent(user.role)}`}
                className="rounded-sm text-accent underline underline-offset-4"
              >
                {user.role}
              </Link>
            ),
          },
          { name: "Joined", value: <RelativeTime at={user.createdAt} /> },
          { name: "Last signed in", value: <LastUsed at={user.lastSignInAt} /> },
        ]}
      />
    </Section>
  );
}

function Refusals({ id }: { id: string }) {
  const requests = useAdmin(listUserRequests, { params: { id }, query: { refused: "true", limit: 20 } });
  return (
    <Section
      id="refusals"
      title="Refused lately"
      description="Calls with their credentials and of their apps that were answered with an error, and why."
    >
      <Fetched query={requests} what="The requests">
        {({ data }) => (
          <ListTable
            rows={data}
            keyOf={(request) => request.id}
            title="Request"
            nameOf={({ method, path, failure }) => ({
              text: <span className="font-mono font-normal text-sm">{`${method} ${path}`}</span>,
              ...(failure && { note: failure.finding?.reason ?? failure.code }),
            })}
            columns={[
              { title: "Status", cell: ({ status }) => <StatusBadge status={status} />, from: "md" },
              { title: "Address", cell: ({ address }) => address, from: "lg" },
              { title: "When", cell: ({ at }) => <RelativeTime at={at} />, from: "md" },
            ]}
            none="No call of theirs was refused."
          />
        )}
      </Fetched>
    </Section>
  );
}

function Activity({ id }: { id: string }) {
  const events = useAdminPages(
    listUserActivity,
    (next: { before: number } | null) => ({ params: { id }, query: { limit: 20, ...next } }),
    ({ meta }) => (meta.next === null ? undefined : { before: meta.next }),
  );
  return (
    <Section id="activity" title="Activity" description="What happened to this account, newest first.">
      <Fetched query={events} what="The activity">
        {({ pages }) => (
          <div>
            <AuditTable events={pages.flatMap((page) => page.data)} none="Nothing has happened yet." />
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
        back={<Link href="/admin/users">Users</Link>}
        title={user.name}
        status={<UserStatus status={user.status} />}
        description="What this person holds and what happened to them. Looking at it acts for nobody."
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
  const { data, error, refetch } = useAdmin(getUser, { params: { id } });
  if (data && !isGone(error)) return <Detail key={id} user={data} />;
  if (!error) return <DetailSkeleton />;
  return (
    <DetailError error={error} retry={refetch} what="person" back={{ href: "/admin/users", label: "All users" }} />
  );
}
