import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminUsersWords } from "@/words/admin-users";
import { UserList } from "./user-list";

export const metadata: Metadata = { title: adminUsersWords.titles.list };

export default async function UsersPage() {
  await requireAdministrator("/admin/users");
  return <UserList />;
}
