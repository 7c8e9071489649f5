import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { SigningKeyList } from "./signing-key-list";

export const metadata: Metadata = { title: "Signing keys" };

export default async function SigningKeysPage() {
  await requireAdministrator("/admin/signing-keys");
  return <SigningKeyList />;
}
