import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listEntities } from "@/lib/portal/data/entities";
import { mappersWords } from "@/words/mappers";
import { first, Prefetched } from "../../_parts/prefetched";
import { NewMapper } from "./new-mapper";

export const metadata: Metadata = { title: mappersWords.titles.new };

export default async function NewMapperPage() {
  await requirePerson("/mappers/new");
  return (
    <Prefetched fetch={[first(listEntities, {})]}>
      <NewMapper />
    </Prefetched>
  );
}
