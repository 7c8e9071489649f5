import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { appsWords } from "@/words/apps";
import { NewAppForm } from "./new-app-form";

export const metadata: Metadata = { title: appsWords.titles.new };

interface Props {
  searchParams: Promise<{ type?: string | string[] }>;
}

export default async function NewAppPage({ searchParams }: Props) {
  const type = (await searchParams).type === "public" ? "public" : "confidential";
  await requirePerson(type === "public" ? "/apps/new?type=public" : "/apps/new");
  return <NewAppForm type={type} />;
}
