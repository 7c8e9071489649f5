import type { Metadata } from "next";
import { AGGREGATE_WORDS, COLLECTION_WORDS, FUNCTION_WORDS } from "@/lib/catalog/query/words";
import { requirePerson } from "@/lib/http/session";
import { listEntities } from "@/lib/portal/data/entities";
import { listScopes } from "@/lib/portal/system/scopes";
import { explorerWords } from "@/words/explorer";
import { first, Prefetched } from "../_parts/prefetched";
import { buildAddress, type SearchParams } from "../_shell/build-address";
import { Explorer } from "./explorer";

export const metadata: Metadata = { title: explorerWords.titles.list };

const WORDS = {
  functions: [...FUNCTION_WORDS.keys()],
  collectionFunctions: [...COLLECTION_WORDS],
  aggregates: [...AGGREGATE_WORDS.keys()],
};

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function ExplorerPage({ searchParams }: Props) {
  await requirePerson(buildAddress("/explorer", await searchParams, ["tab", "operation"]));
  return (
    <Prefetched fetch={[first(listEntities, {}), first(listScopes, {})]}>
      <Explorer words={WORDS} />
    </Prefetched>
  );
}
