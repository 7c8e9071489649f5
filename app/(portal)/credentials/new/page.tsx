import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { NewHeldForm } from "../../_held/new-held-form";

export const metadata: Metadata = { title: heldWords.titles.newLogin };

export default async function NewB2bLoginPage() {
  await requirePerson("/credentials/new");
  const { address } = await requestOrigin();
  return <NewHeldForm kind="credentials" address={address} />;
}
