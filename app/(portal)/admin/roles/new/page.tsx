import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminRolesWords } from "@/words/admin-roles";
import { NewRoleForm } from "./new-role-form";

export const metadata: Metadata = { title: adminRolesWords.titles.new };

export default async function NewRolePage() {
  await requireAdministrator("/admin/roles/new");
  return <NewRoleForm />;
}
