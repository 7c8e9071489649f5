import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { getMe } from "@/lib/portal/accounts/account";
import { listSessions } from "@/lib/portal/accounts/sessions";
import { getTwoFactor } from "@/lib/portal/accounts/two-factor";
import { listAllowEntries } from "@/lib/portal/credentials/ip-allow-list";
import { commonWords } from "@/words/common";
import { first, Prefetched } from "../_parts/prefetched";
import { AccountSettings } from "./account-settings";

export const metadata: Metadata = { title: commonWords.settings };

export default async function SettingsPage() {
  await requirePerson("/settings");
  const { address } = await requestOrigin();
  return (
    <Prefetched
      fetch={[first(getMe, {}), first(listSessions, {}), first(getTwoFactor, {}), first(listAllowEntries, {})]}
    >
      <AccountSettings address={address} />
    </Prefetched>
  );
}
