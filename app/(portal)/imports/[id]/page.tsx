import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { importsWords } from "@/words/imports";
import { ImportDetail } from "./import-detail";

export const metadata: Metadata = { title: importsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ImportPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/imports/${encodeURIComponent(id)}`);
  return <ImportDetail id={id} />;
}
