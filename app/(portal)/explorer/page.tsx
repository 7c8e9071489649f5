import type { Metadata } from "next";
import { AGGREGATE_WORDS, COLLECTION_WORDS, FUNCTION_WORDS } from "@/lib/catalog/query/words";
import { requirePerson } from "@/lib/http/session";
import { Explorer } from "./explorer";

export const metadata: Metadata = { title: "API explorer" };

const WORDS = {
  functions: [...FUNCTION_WORDS.keys()],
  collectionFunctions: [...COLLECTION_WORDS],
  aggregates: [...AGGREGATE_WORDS.keys()],
};

export default async function ExplorerPage() {
  await requirePerson("/explorer");
  return <Explorer words={WORDS} />;
}
