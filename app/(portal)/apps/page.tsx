import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { AppList } from "./app-list";

export const metadata: Metadata = { title: "Apps" };

export default async function AppsPage() {
  await requirePerson("/apps");
  return <AppList />;
}
