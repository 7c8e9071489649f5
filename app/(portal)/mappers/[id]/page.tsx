import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { mappersWords } from "@/words/mappers";
import { MapperDetail } from "./mapper-detail";

export const metadata: Metadata = { title: mappersWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function MapperPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/mappers/${encodeURIComponent(id)}`);
  return <MapperDetail id={id} />;
}
