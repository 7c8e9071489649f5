import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminUsersWords } from "@/words/admin-users";
import { UserDetail } from "./user-detail";

export const metadata: Metadata = { title: adminUsersWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function UserPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/users/${encodeURIComponent(id)}`);
  return <UserDetail id={id} />;
}
