import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { AccessRequestList } from "./access-request-list";

export const metadata: Metadata = { title: "Access requests" };

export default async function AccessRequestsPage() {
  await requireAdministrator("/admin/access-requests");
  return <AccessRequestList />;
}
