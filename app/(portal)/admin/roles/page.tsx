import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listOperations } from "@/lib/portal/admin/operations";
import { listRoles } from "@/lib/portal/admin/roles";
import { listSystemScopes } from "@/lib/portal/admin/scopes";
import { listScopes } from "@/lib/portal/system/scopes";
import { adminRolesWords } from "@/words/admin-roles";
import { first, Prefetched } from "../../_parts/prefetched";
import { RolesAndScopes } from "./roles-and-scopes";

export const metadata: Metadata = { title: adminRolesWords.titles.list };

export default async function RolesPage() {
  await requireAdministrator("/admin/roles");
  return (
    <Prefetched
      fetch={[first(listRoles, {}), first(listSystemScopes, {}), first(listOperations, {}), first(listScopes, {})]}
    >
      <RolesAndScopes />
    </Prefetched>
  );
}
