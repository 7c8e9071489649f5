import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listEntities } from "@/lib/portal/data/entities";
import { getMapper } from "@/lib/portal/data/mappers";
import { mappersWords } from "@/words/mappers";
import { first, Prefetched } from "../../_parts/prefetched";
import { MapperDetail } from "./mapper-detail";

export const metadata: Metadata = { title: mappersWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function MapperPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/mappers/${encodeURIComponent(id)}`);
  return (
    <Prefetched fetch={[first(getMapper, { params: { id } }), first(listEntities, {})]}>
      <MapperDetail id={id} />
    </Prefetched>
  );
}
