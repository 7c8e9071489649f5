import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { getApp } from "@/lib/portal/apps/apps";
import { playgroundWords } from "@/words/playground";
import { first, Prefetched } from "../../../_parts/prefetched";
import { PlaygroundPage } from "./playground";

// A code stands in the address for a moment: no other site is told where the reader comes from.
export const metadata: Metadata = { title: playgroundWords.titles.list, referrer: "same-origin" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function AppPlaygroundPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/apps/${encodeURIComponent(id)}/playground`);
  return (
    <Prefetched fetch={[first(getApp, { params: { id } })]}>
      <PlaygroundPage id={id} />
    </Prefetched>
  );
}
