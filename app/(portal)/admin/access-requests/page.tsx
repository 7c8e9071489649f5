import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listAccessRequests } from "@/lib/portal/admin/access-requests";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { firstPage, Prefetched } from "../../_parts/prefetched";
import { AccessRequestList } from "./access-request-list";

export const metadata: Metadata = { title: adminAccessRequestsWords.titles.list };

export default async function AccessRequestsPage() {
  await requireAdministrator("/admin/access-requests");
  return (
    <Prefetched fetch={[firstPage(listAccessRequests, { query: {} })]}>
      <AccessRequestList />
    </Prefetched>
  );
}
