import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listSigningKeys } from "@/lib/portal/admin/signing-keys";
import { adminSigningKeysWords } from "@/words/admin-signing-keys";
import { first, Prefetched } from "../../_parts/prefetched";
import { SigningKeyList } from "./signing-key-list";

export const metadata: Metadata = { title: adminSigningKeysWords.titles.list };

export default async function SigningKeysPage() {
  await requireAdministrator("/admin/signing-keys");
  return (
    <Prefetched fetch={[first(listSigningKeys, {})]}>
      <SigningKeyList />
    </Prefetched>
  );
}
