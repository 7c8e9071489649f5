"use client";

import type { ServedRequest } from "@/lib/contracts/usage";
import { type UsageSource, useRequests } from "@/lib/hooks/use-usage";
import { Badge } from "@/lib/ui/badge";
import { Card } from "@/lib/ui/card";
import { ErrorState } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { usageWords } from "@/words/usage";

const words = usageWords.requestList;

const tone = (status: number) => (status < 400 ? "good" : status < 500 ? "warn" : "bad");

/** The status of an answer. */
export function StatusBadge({ status }: { status: number }) {
  return (
    <Badge tone={tone(status)} className="tabular font-mono">
      {status}
    </Badge>
  );
}

function Row({
  request: { id, at, method, path, status, milliseconds, address, failure },
}: {
  request: ServedRequest;
}) {
  return (
    <Tr>
      <Td>
        <StatusBadge status={status} />
      </Td>
      <Td className="w-full max-w-0">
        <Link
          href={`/usage/requests/${id}`}
          className="block truncate rounded-sm font-mono text-sm underline-offset-4 hover:underline"
        >
          <span className="text-muted">{method}</span> {path}
        </Link>
        {failure && <p className="truncate text-muted text-sm">{failure.explanation?.reason ?? failure.code}</p>}
      </Td>
      <Td className="tabular whitespace-nowrap text-muted text-sm max-md:hidden">{words.ms(milliseconds)}</Td>
      <Td className="whitespace-nowrap text-muted text-sm max-md:hidden">{address}</Td>
      <Td className="whitespace-nowrap text-muted text-sm">
        <RelativeTime at={at} />
      </Td>
    </Tr>
  );
}

interface RequestListProps {
  source?: UsageSource;
  refused?: boolean;
  limit?: number;
  /** What stands there while there is none. */
  none: string;
}

/** The last requests, newest first; each leads to what is known of it. */
export function RequestList({ source = {}, refused = false, limit = 100, none }: RequestListProps) {
  const { data, error, refetch } = useRequests(source, { refused, limit });
  if (error && !data) return <ErrorState title={words.notFetched} error={error} retry={refetch} />;
  if (!data) return <SkeletonRows />;
  if (data.data.length === 0) return <Card className="p-4 text-muted">{none}</Card>;
  return (
    <Table>
      <thead>
        <tr>
          <Th>{commonWords.status}</Th>
          <Th>{words.request}</Th>
          <Th className="max-md:hidden">{words.time}</Th>
          <Th className="max-md:hidden">{commonWords.address}</Th>
          <Th>{words.when}</Th>
        </tr>
      </thead>
      <tbody>
        {data.data.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </tbody>
    </Table>
  );
}
