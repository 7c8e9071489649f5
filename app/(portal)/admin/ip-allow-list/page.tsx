import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";
import { AllowLists } from "./allow-lists";

export const metadata: Metadata = { title: adminIpAllowListWords.titles.list };

export default async function AllowListPage() {
  await requireAdministrator("/admin/ip-allow-list");
  return <AllowLists />;
}
