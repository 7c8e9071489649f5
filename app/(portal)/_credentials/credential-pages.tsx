import type { Metadata } from "next";
import { capital } from "@/lib/contracts/capital";
import { type CredentialKind, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { getUsage, listRequests, listUsageLines } from "@/lib/portal/activity/usage";
import { credentialEndpoints } from "@/lib/portal/credentials/credential-endpoints";
import { listScopes } from "@/lib/portal/system/scopes";
import { credentialKindWords } from "@/words/credential-kinds";
import { credentialWords } from "@/words/credentials";
import { first, Prefetched } from "../_parts/prefetched";
import { CredentialDetail } from "./credential-detail";
import { CredentialList } from "./credential-list";
import { NewCredentialForm } from "./new-credential-form";

interface OneProps {
  params: Promise<{ id: string }>;
}

/** The pages of one kind of credential, with their titles. */
export function credentialPages(kind: CredentialKind) {
  const { path } = getKindFacts(kind);
  const { noun, plural } = credentialKindWords[kind];
  const { list, get } = credentialEndpoints(kind).useCases;
  return {
    list: {
      metadata: { title: capital(plural) } satisfies Metadata,
      async Page() {
        await requirePerson(path);
        return (
          <Prefetched fetch={[first(list, {}), first(listUsageLines, {})]}>
            <CredentialList kind={kind} />
          </Prefetched>
        );
      },
    },
    fresh: {
      metadata: { title: credentialWords.newCredential.title(noun) } satisfies Metadata,
      async Page() {
        await requirePerson(`${path}/new`);
        const { address } = await requestOrigin();
        return (
          <Prefetched fetch={[first(listScopes, {})]}>
            <NewCredentialForm kind={kind} address={address} />
          </Prefetched>
        );
      },
    },
    one: {
      metadata: { title: capital(noun) } satisfies Metadata,
      async Page({ params }: OneProps) {
        const { id } = await params;
        await requirePerson(`${path}/${encodeURIComponent(id)}`);
        const { address } = await requestOrigin();
        const query = { credentialId: id };
        const shown = [
          first(get, { params: { id } }),
          first(list, {}),
          first(getUsage, { query: { period: "week", ...query } }),
          first(listRequests, { query: { ...query, refused: "false", limit: 10 } }),
        ];
        return (
          <Prefetched fetch={shown}>
            <CredentialDetail kind={kind} id={id} address={address} />
          </Prefetched>
        );
      },
    },
  };
}
