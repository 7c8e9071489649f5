import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { AllowLists } from "./allow-lists";

export const metadata: Metadata = { title: "IP allow lists" };

export default async function AllowListPage() {
  await requireAdministrator("/admin/ip-allow-list");
  return <AllowLists />;
}
