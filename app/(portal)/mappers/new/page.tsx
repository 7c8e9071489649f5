import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { mappersWords } from "@/words/mappers";
import { NewMapper } from "./new-mapper";

export const metadata: Metadata = { title: mappersWords.titles.new };

export default async function NewMapperPage() {
  await requirePerson("/mappers/new");
  return <NewMapper />;
}
