import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { HeldList } from "../_held/held-list";

export const metadata: Metadata = { title: heldWords.titles.tokens };

export default async function AccessTokensPage() {
  await requirePerson("/tokens");
  return <HeldList kind="tokens" />;
}
