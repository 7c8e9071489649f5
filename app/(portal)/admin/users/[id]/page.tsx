import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listRoles } from "@/lib/portal/admin/roles";
import { listUserActivity, listUserInventory, listUserRequests } from "@/lib/portal/admin/user-support";
import { getUser } from "@/lib/portal/admin/users";
import { adminUsersWords } from "@/words/admin-users";
import { first, firstPage, Prefetched } from "../../../_parts/prefetched";
import { UserDetail } from "./user-detail";

export const metadata: Metadata = { title: adminUsersWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function UserPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/users/${encodeURIComponent(id)}`);
  return (
    <Prefetched
      fetch={[
        first(getUser, { params: { id } }),
        first(listUserInventory, { params: { id } }),
        first(listRoles, {}),
        first(listUserRequests, { params: { id }, query: { refused: "true", limit: 20 } }),
        firstPage(listUserActivity, { params: { id }, query: { limit: 20 } }),
      ]}
    >
      <UserDetail id={id} />
    </Prefetched>
  );
}
