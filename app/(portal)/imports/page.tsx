import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { ImportList } from "./import-list";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  await requirePerson("/imports");
  return <ImportList />;
}
