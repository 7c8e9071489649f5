import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { importsWords } from "@/words/imports";
import { addressOf, type SearchParams } from "../../_shell/address-of";
import { NewImport } from "./new-import";

export const metadata: Metadata = { title: importsWords.titles.new };

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function NewImportPage({ searchParams }: Props) {
  await requirePerson(addressOf("/imports/new", await searchParams, ["mapper"]));
  return <NewImport />;
}
