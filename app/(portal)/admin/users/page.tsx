import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listRoles } from "@/lib/portal/admin/roles";
import { listUsers } from "@/lib/portal/admin/users";
import { adminUsersWords } from "@/words/admin-users";
import { first, firstPage, Prefetched } from "../../_parts/prefetched";
import { UserList } from "./user-list";

export const metadata: Metadata = { title: adminUsersWords.titles.list };

export default async function UsersPage() {
  await requireAdministrator("/admin/users");
  return (
    <Prefetched fetch={[firstPage(listUsers, { query: {} }), first(listRoles, {})]}>
      <UserList />
    </Prefetched>
  );
}
