import type { Metadata } from "next";
import { capital } from "@/lib/contracts/capital";
import { type CredentialKind, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { credentialKindWords } from "@/words/credential-kinds";
import { credentialWords } from "@/words/credentials";
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
  return {
    list: {
      metadata: { title: capital(plural) } satisfies Metadata,
      async Page() {
        await requirePerson(path);
        return <CredentialList kind={kind} />;
      },
    },
    fresh: {
      metadata: { title: credentialWords.newCredential.title(noun) } satisfies Metadata,
      async Page() {
        await requirePerson(`${path}/new`);
        const { address } = await requestOrigin();
        return <NewCredentialForm kind={kind} address={address} />;
      },
    },
    one: {
      metadata: { title: capital(noun) } satisfies Metadata,
      async Page({ params }: OneProps) {
        const { id } = await params;
        await requirePerson(`${path}/${encodeURIComponent(id)}`);
        const { address } = await requestOrigin();
        return <CredentialDetail kind={kind} id={id} address={address} />;
      },
    },
  };
}
