import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { heldWords } from "@/words/held";
import { HeldList } from "../_held/held-list";

export const metadata: Metadata = { title: heldWords.titles.logins };

export default async function B2bLoginsPage() {
  await requirePerson("/credentials");
  return <HeldList kind="credentials" />;
}
