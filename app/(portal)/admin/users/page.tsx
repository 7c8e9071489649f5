import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { UserList } from "./user-list";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  await requireAdministrator("/admin/users");
  return <UserList />;
}
