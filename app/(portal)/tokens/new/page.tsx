import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { NewHeldForm } from "../../_held/new-held-form";

export const metadata: Metadata = { title: heldWords.titles.newToken };

export default async function NewAccessTokenPage() {
  await requirePerson("/tokens/new");
  const { address } = await requestOrigin();
  return <NewHeldForm kind="tokens" address={address} />;
}
