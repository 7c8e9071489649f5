import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { importsWords } from "@/words/imports";
import { buildAddress, type SearchParams } from "../../_shell/build-address";
import { NewImport } from "./new-import";

export const metadata: Metadata = { title: importsWords.titles.new };

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function NewImportPage({ searchParams }: Props) {
  await requirePerson(buildAddress("/imports/new", await searchParams, ["mapper"]));
  return <NewImport />;
}
