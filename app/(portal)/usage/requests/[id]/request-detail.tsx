"use client";

import Link from "next/link";
import type { ServedRequest } from "@/lib/contracts/usage";
import { useRequest } from "@/lib/hooks/use-usage";
import { Facts } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { formatExact } from "@/lib/ui/time";
import { commonWords } from "@/words/common";
import { usageWords } from "@/words/usage";
import { DetailError, DetailSkeleton } from "../../../_shell/detail-states";
import { StatusBadge } from "../../../_usage/request-list";
import { mendFor } from "./mend";

const words = usageWords.requestDetail;

function Verbatim({ text }: { text: string }) {
  return <code className="whitespace-pre-wrap break-all font-mono text-sm">{text}</code>;
}

function Why({ code, finding }: NonNullable<ServedRequest["failure"]>) {
  const mend = mendFor(code);
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={finding?.reason ?? words.refused}>
        {mend && <p>{mend}</p>}
      </Notice>
      {(finding?.expected !== undefined || finding?.received !== undefined) && (
        <Facts
          facts={[
            ...(finding.expected === undefined
              ? []
              : [{ name: words.expected, value: <Verbatim text={finding.expected} /> }]),
            ...(finding.received === undefined
              ? []
              : [{ name: words.received, value: <Verbatim text={finding.received} /> }]),
          ]}
        />
      )}
    </div>
  );
}

function Detail({ request }: { request: ServedRequest }) {
  const { id, at, method, path, status, milliseconds, address, credentialId, applicationId, operation, failure } =
    request;
  return (
    <>
      <PageHeader
        back={<Link href="/usage">{commonWords.usage}</Link>}
        title={failure ? words.refusedTitle : words.requestServed}
        status={<StatusBadge status={status} />}
        description={<Copyable text={id} what={words.requestId} />}
      />
      <div className="grid gap-6">
        {failure && <Why {...failure} />}
        <Facts
          facts={[
            { name: words.request, value: <Verbatim text={`${method} ${path}`} /> },
            { name: words.at, value: formatExact(new Date(at)) },
            { name: words.took, value: `${milliseconds} ms` },
            { name: words.from, value: <Verbatim text={address} /> },
            ...(operation ? [{ name: words.operation, value: <Verbatim text={operation} /> }] : []),
            ...(failure ? [{ name: words.check, value: <Verbatim text={failure.code} /> }] : []),
            ...(credentialId ? [{ name: words.credential, value: <Verbatim text={credentialId} /> }] : []),
            ...(applicationId ? [{ name: words.app, value: <Verbatim text={applicationId} /> }] : []),
          ]}
        />
        <p className="max-w-prose text-muted text-sm">{words.onlyYou}</p>
      </div>
    </>
  );
}

/** What is known of one request: for a refused one, exactly which check failed. */
export function RequestDetail({ id }: { id: string }) {
  const { data, error, refetch } = useRequest(id);
  if (data) return <Detail request={data} />;
  if (!error) return <DetailSkeleton />;
  return (
    <DetailError
      error={error}
      retry={refetch}
      what={words.requestWhat}
      back={{ href: "/usage", label: words.yourUsage }}
    />
  );
}
