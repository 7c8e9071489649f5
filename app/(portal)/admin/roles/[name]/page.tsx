import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { commonWords } from "@/words/common";
import { RoleDetail } from "./role-detail";

export const metadata: Metadata = { title: commonWords.role };

interface Props {
  params: Promise<{ name: string }>;
}

export default async function RolePage({ params }: Props) {
  const name = decodeURIComponent((await params).name);
  await requireAdministrator(`/admin/roles/${encodeURIComponent(name)}`);
  return <RoleDetail name={name} />;
}
