import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listGrants } from "@/lib/portal/apps/grants";
import { listScopes } from "@/lib/portal/system/scopes";
import { connectionsWords } from "@/words/connections";
import { first, Prefetched } from "../_parts/prefetched";
import { ConnectionList } from "./connection-list";

export const metadata: Metadata = { title: connectionsWords.titles.list };

export default async function ConnectionsPage() {
  await requirePerson("/connections");
  return (
    <Prefetched fetch={[first(listGrants, {}), first(listScopes, {})]}>
      <ConnectionList />
    </Prefetched>
  );
}
