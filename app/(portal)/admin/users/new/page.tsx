import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminUsersWords } from "@/words/admin-users";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: adminUsersWords.titles.new };

export default async function InvitePage() {
  await requireAdministrator("/admin/users/new");
  return <InviteForm />;
}
