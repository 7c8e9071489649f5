import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listScopes } from "@/lib/portal/system/scopes";
import { adminRolesWords } from "@/words/admin-roles";
import { first, Prefetched } from "../../../_parts/prefetched";
import { NewRoleForm } from "./new-role-form";

export const metadata: Metadata = { title: adminRolesWords.titles.new };

export default async function NewRolePage() {
  await requireAdministrator("/admin/roles/new");
  return (
    <Prefetched fetch={[first(listScopes, {})]}>
      <NewRoleForm />
    </Prefetched>
  );
}
