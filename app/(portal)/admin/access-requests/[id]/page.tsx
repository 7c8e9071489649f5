import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { getAccessRequest } from "@/lib/portal/admin/access-requests";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { first, Prefetched } from "../../../_parts/prefetched";
import { AccessRequestDetail } from "./access-request-detail";

export const metadata: Metadata = { title: adminAccessRequestsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function AccessRequestPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/access-requests/${encodeURIComponent(id)}`);
  return (
    <Prefetched fetch={[first(getAccessRequest, { params: { id } })]}>
      <AccessRequestDetail id={id} />
    </Prefetched>
  );
}
