import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminSigningKeysWords } from "@/words/admin-signing-keys";
import { SigningKeyList } from "./signing-key-list";

export const metadata: Metadata = { title: adminSigningKeysWords.titles.list };

export default async function SigningKeysPage() {
  await requireAdministrator("/admin/signing-keys");
  return <SigningKeyList />;
}
