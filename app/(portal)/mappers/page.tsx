import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { MapperList } from "./mapper-list";

export const metadata: Metadata = { title: "Mappers" };

export default async function MappersPage() {
  await requirePerson("/mappers");
  return <MapperList />;
}
