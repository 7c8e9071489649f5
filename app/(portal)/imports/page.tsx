import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listImports } from "@/lib/portal/data/imports";
import { importsWords } from "@/words/imports";
import { first, Prefetched } from "../_parts/prefetched";
import { ImportList } from "./import-list";

export const metadata: Metadata = { title: importsWords.titles.list };

export default async function ImportsPage() {
  await requirePerson("/imports");
  return (
    <Prefetched fetch={[first(listImports, {})]}>
      <ImportList />
    </Prefetched>
  );
}
