import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { appsWords } from "@/words/apps";
import { AppDetail } from "./app-detail";

export const metadata: Metadata = { title: appsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function AppPage({ params }: Props) {
  const { id } = await params;
  const { user } = await requirePerson(`/apps/${encodeURIComponent(id)}`);
  return <AppDetail id={id} person={{ name: user.name, email: user.email }} />;
}
