import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { importsWords } from "@/words/imports";
import { ImportList } from "./import-list";

export const metadata: Metadata = { title: importsWords.titles.list };

export default async function ImportsPage() {
  await requirePerson("/imports");
  return <ImportList />;
}
