import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { NewImport } from "./new-import";

export const metadata: Metadata = { title: "Import a file" };

export default async function NewImportPage() {
  await requirePerson("/imports/new");
  return <NewImport />;
}
