import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { mappersWords } from "@/words/mappers";
import { MapperList } from "./mapper-list";

export const metadata: Metadata = { title: mappersWords.titles.list };

export default async function MappersPage() {
  await requirePerson("/mappers");
  return <MapperList />;
}
