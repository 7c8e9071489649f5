import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { RolesAndScopes } from "./roles-and-scopes";

export const metadata: Metadata = { title: "Roles and scopes" };

export default async function RolesPage() {
  await requireAdministrator("/admin/roles");
  return <RolesAndScopes />;
}
