import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listSystemAllowEntries } from "@/lib/portal/admin/ip-allow-list";
import { listRehearsed } from "@/lib/portal/admin/ip-rehearsal";
import { getSettings } from "@/lib/portal/admin/settings";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";
import { first, Prefetched } from "../../_parts/prefetched";
import { AllowLists } from "./allow-lists";

export const metadata: Metadata = { title: adminIpAllowListWords.titles.list };

export default async function AllowListPage() {
  await requireAdministrator("/admin/ip-allow-list");
  return (
    <Prefetched fetch={[first(listSystemAllowEntries, {}), first(getSettings, {}), first(listRehearsed, {})]}>
      <AllowLists />
    </Prefetched>
  );
}
