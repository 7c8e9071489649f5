"use client";

import Link from "next/link";
import type { ServedRequest } from "@/lib/contracts/usage";
import { useRequest } from "@/lib/hooks/use-usage";
import { Facts } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { formatExact } from "@/lib/ui/time";
import { DetailError, DetailSkeleton } from "../../../_shell/detail-states";
import { StatusBadge } from "../../../_usage/request-list";
import { mendFor } from "./mend";

function Verbatim({ text }: { text: string }) {
  return <code className="whitespace-pre-wrap break-all font-mono text-sm">{text}</code>;
}

function Why({ code, finding }: NonNullable<ServedRequest["failure"]>) {
  const mend = mendFor(code);
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={finding?.reason ?? "The request was refused."}>
        {mend && <p>{mend}</p>}
      </Notice>
      {(finding?.expected !== undefined || finding?.received !== undefined) && (
        <Facts
          facts={[
            ...(finding.expected === undefined
              ? []
              : [{ name: "Expected", value: <Verbatim text={finding.expected} /> }]),
            ...(finding.received === undefined
              ? []
              : [{ name: "Received", value: <Verbatim text={finding.received} /> }]),
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
        back={<Link href="/usage">Usage</Link>}
        title={failure ? "Why this request was refused" : "This request was served"}
        status={<StatusBadge status={status} />}
        description={<Copyable text={id} what="request id" />}
      />
      <div className="grid gap-6">
        {failure && <Why {...failure} />}
        <Facts
          facts={[
            { name: "Request", value: <Verbatim text={`${method} ${path}`} /> },
            { name: "At", value: formatExact(new Date(at)) },
            { name: "Took", value: `${milliseconds} ms` },
            { name: "From", value: <Verbatim text={address} /> },
            ...(operation ? [{ name: "Operation", value: <Verbatim text={operation} /> }] : []),
            ...(failure ? [{ name: "Check", value: <Verbatim text={failure.code} /> }] : []),
            ...(credentialId ? [{ name: "Credential", value: <Verbatim text={credentialId} /> }] : []),
            ...(applicationId ? [{ name: "App", value: <Verbatim text={applicationId} /> }] : []),
          ]}
        />
        <p className="max-w-prose text-muted text-sm">
          Only you can read this. Whoever made the request was told no more than the status and a short sentence.
        </p>
      </div>
    </>
  );
}

/** What is known of one request: for a refused one, exactly which check failed. */
export function RequestDetail({ id }: { id: string }) {
  const { data, error, refetch } = useRequest(id);
  if (data) return <Detail request={data} />;
  if (!error) return <DetailSkeleton />;
  return <DetailError error={error} retry={refetch} what="request" back={{ href: "/usage", label: "Your usage" }} />;
}
