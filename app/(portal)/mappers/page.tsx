import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listMappers } from "@/lib/portal/data/mappers";
import { mappersWords } from "@/words/mappers";
import { first, Prefetched } from "../_parts/prefetched";
import { MapperList } from "./mapper-list";

export const metadata: Metadata = { title: mappersWords.titles.list };

export default async function MappersPage() {
  await requirePerson("/mappers");
  return (
    <Prefetched fetch={[first(listMappers, {})]}>
      <MapperList />
    </Prefetched>
  );
}
