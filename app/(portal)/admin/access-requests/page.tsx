import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { AccessRequestList } from "./access-request-list";

export const metadata: Metadata = { title: adminAccessRequestsWords.titles.list };

export default async function AccessRequestsPage() {
  await requireAdministrator("/admin/access-requests");
  return <AccessRequestList />;
}
