import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: "Invite somebody" };

export default async function InvitePage() {
  await requireAdministrator("/admin/users/new");
  return <InviteForm />;
}
