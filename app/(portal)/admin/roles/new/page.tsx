import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { NewRoleForm } from "./new-role-form";

export const metadata: Metadata = { title: "Create role" };

export default async function NewRolePage() {
  await requireAdministrator("/admin/roles/new");
  return <NewRoleForm />;
}
