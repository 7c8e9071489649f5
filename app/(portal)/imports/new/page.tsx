import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listEntities } from "@/lib/portal/data/entities";
import { listMappers } from "@/lib/portal/data/mappers";
import { importsWords } from "@/words/imports";
import { first, Prefetched } from "../../_parts/prefetched";
import { buildAddress, type SearchParams } from "../../_shell/build-address";
import { NewImport } from "./new-import";

export const metadata: Metadata = { title: importsWords.titles.new };

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function NewImportPage({ searchParams }: Props) {
  await requirePerson(buildAddress("/imports/new", await searchParams, ["mapper"]));
  return (
    <Prefetched fetch={[first(listEntities, {}), first(listMappers, {})]}>
      <NewImport />
    </Prefetched>
  );
}
