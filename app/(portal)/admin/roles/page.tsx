import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminRolesWords } from "@/words/admin-roles";
import { RolesAndScopes } from "./roles-and-scopes";

export const metadata: Metadata = { title: adminRolesWords.titles.list };

export default async function RolesPage() {
  await requireAdministrator("/admin/roles");
  return <RolesAndScopes />;
}
