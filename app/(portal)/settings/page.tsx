import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { commonWords } from "@/words/common";
import { AccountSettings } from "./account-settings";

export const metadata: Metadata = { title: commonWords.settings };

export default async function SettingsPage() {
  await requirePerson("/settings");
  const { address } = await requestOrigin();
  return <AccountSettings address={address} />;
}
