"use client";

import { getRequest, type ServedRequest } from "@/lib/contracts/usage";
import { useCall } from "@/lib/hooks/use-call";
import { Facts } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { useTimes } from "@/lib/ui/use-times";
import { commonWords } from "@/words/common";
import { usageWords } from "@/words/usage";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { StatusBadge } from "../../../_usage/request-list";
import { mendFor } from "./mend";

const words = usageWords.requestDetail;

function Verbatim({ text }: { text: string }) {
  return <code className="whitespace-pre-wrap break-all font-mono text-sm">{text}</code>;
}

function Why({ code, explanation }: NonNullable<ServedRequest["failure"]>) {
  const mend = mendFor(code);
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={explanation?.reason ?? words.refused}>
        {mend && <p>{mend}</p>}
      </Notice>
      {(explanation?.expected !== undefined || explanation?.received !== undefined) && (
        <Facts
          facts={[
            ...(explanation.expected === undefined
              ? []
              : [{ name: words.expected, value: <Verbatim text={explanation.expected} /> }]),
            ...(explanation.received === undefined
              ? []
              : [{ name: words.received, value: <Verbatim text={explanation.received} /> }]),
          ]}
        />
      )}
    </div>
  );
}

function Detail({ request }: { request: ServedRequest }) {
  const { formatExact } = useTimes();
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
  const back = { href: "/usage", label: words.yourUsage };
  return (
    <FetchedDetail query={useCall(getRequest, { params: { id } })} what={words.requestWhat} back={back}>
      {(request) => <Detail request={request} />}
    </FetchedDetail>
  );
}
