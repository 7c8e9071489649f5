import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { getImport } from "@/lib/portal/data/imports";
import { listMappers } from "@/lib/portal/data/mappers";
import { importsWords } from "@/words/imports";
import { first, Prefetched } from "../../_parts/prefetched";
import { ImportDetail } from "./import-detail";

export const metadata: Metadata = { title: importsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ImportPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/imports/${encodeURIComponent(id)}`);
  return (
    <Prefetched fetch={[first(getImport, { params: { id } }), first(listMappers, {})]}>
      <ImportDetail id={id} />
    </Prefetched>
  );
}
