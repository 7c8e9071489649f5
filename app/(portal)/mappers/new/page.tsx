import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { NewMapper } from "./new-mapper";

export const metadata: Metadata = { title: "Create mapper" };

export default async function NewMapperPage() {
  await requirePerson("/mappers/new");
  return <NewMapper />;
}
