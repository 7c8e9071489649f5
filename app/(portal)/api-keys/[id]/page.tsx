import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { ApiKeyDetail } from "./api-key-detail";

export const metadata: Metadata = { title: "API key" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ApiKeyPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/api-keys/${encodeURIComponent(id)}`);
  return <ApiKeyDetail id={id} />;
}
