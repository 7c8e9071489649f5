import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { AccessRequestDetail } from "./access-request-detail";

export const metadata: Metadata = { title: adminAccessRequestsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function AccessRequestPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/access-requests/${encodeURIComponent(id)}`);
  return <AccessRequestDetail id={id} />;
}
