import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { getRequest } from "@/lib/portal/activity/usage";
import { usageWords } from "@/words/usage";
import { first, Prefetched } from "../../../_parts/prefetched";
import { RequestDetail } from "./request-detail";

export const metadata: Metadata = { title: usageWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function RequestPage({ params }: Props) {
  const { id } = await params;
  const request = decodeURIComponent(id);
  await requirePerson(`/usage/requests/${encodeURIComponent(id)}`);
  return (
    <Prefetched fetch={[first(getRequest, { params: { id: request } })]}>
      <RequestDetail id={request} />
    </Prefetched>
  );
}
