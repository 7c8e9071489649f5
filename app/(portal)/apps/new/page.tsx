import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listScopes } from "@/lib/portal/system/scopes";
import { appsWords } from "@/words/apps";
import { first, Prefetched } from "../../_parts/prefetched";
import { NewAppForm } from "./new-app-form";

export const metadata: Metadata = { title: appsWords.titles.new };

interface Props {
  searchParams: Promise<{ type?: string | string[] }>;
}

export default async function NewAppPage({ searchParams }: Props) {
  const type = (await searchParams).type === "public" ? "public" : "confidential";
  await requirePerson(type === "public" ? "/apps/new?type=public" : "/apps/new");
  return (
    <Prefetched fetch={[first(listScopes, {})]}>
      <NewAppForm type={type} />
    </Prefetched>
  );
}
