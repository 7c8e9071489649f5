import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { appsWords } from "@/words/apps";
import { AppList } from "./app-list";

export const metadata: Metadata = { title: appsWords.titles.list };

export default async function AppsPage() {
  await requirePerson("/apps");
  return <AppList />;
}
