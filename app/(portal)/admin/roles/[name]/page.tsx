import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { getRole } from "@/lib/portal/admin/roles";
import { listScopes } from "@/lib/portal/system/scopes";
import { commonWords } from "@/words/common";
import { first, Prefetched } from "../../../_parts/prefetched";
import { RoleDetail } from "./role-detail";

export const metadata: Metadata = { title: commonWords.role };

interface Props {
  params: Promise<{ name: string }>;
}

export default async function RolePage({ params }: Props) {
  const name = decodeURIComponent((await params).name);
  await requireAdministrator(`/admin/roles/${encodeURIComponent(name)}`);
  return (
    <Prefetched fetch={[first(getRole, { params: { name } }), first(listScopes, {})]}>
      <RoleDetail name={name} />
    </Prefetched>
  );
}
