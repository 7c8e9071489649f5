import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listRoles } from "@/lib/portal/admin/roles";
import { getSettings } from "@/lib/portal/admin/settings";
import { adminUsersWords } from "@/words/admin-users";
import { first, Prefetched } from "../../../_parts/prefetched";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: adminUsersWords.titles.new };

export default async function InvitePage() {
  await requireAdministrator("/admin/users/new");
  return (
    <Prefetched fetch={[first(getSettings, {}), first(listRoles, {})]}>
      <InviteForm />
    </Prefetched>
  );
}
