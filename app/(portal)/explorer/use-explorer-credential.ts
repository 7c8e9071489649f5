import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { Presentation } from "@/lib/credentials/kinds/credential-kind";
import { CREDENTIAL_KINDS } from "@/lib/credentials/kinds/credential-kinds";
import { type CreatedCredential, credentialApi } from "@/lib/hooks/credentials/credential-api";
import { sendRequest } from "@/lib/hooks/send-request";
import { useChange } from "@/lib/hooks/use-call";
import { explorerWords } from "@/words/explorer";

const words = explorerWords.useExplorerCredential;

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const apiKeys = credentialApi("api-key");
const HOUR_MS = 3_600_000;

const whoAnswer = z.object({ name: z.string(), scopes: z.array(z.string()) });

/** How a credential is sent; `placeholder` is what stands for it in a sample. */
export interface CredentialHeader {
  name: "X-API-Key" | "Authorization";
  value: string;
  placeholder: string;
}

const asBearer = (secret: string): CredentialHeader => ({
  name: "Authorization",
  value: `Bearer ${secret}`,
  placeholder: "Bearer $ACCESS_TOKEN",
});

const HEADERS: Readonly<Record<Presentation, ((secret: string) => CredentialHeader) | null>> = {
  "api-key-header": (secret) => ({ name: "X-API-Key", value: secret, placeholder: "$API_KEY" }),
  bearer: asBearer,
  login: null,
};

/** How a whole credential is sent; null for anything else. */
function readHeader(text: string): CredentialHeader | null {
  if (JWT.test(text)) return asBearer(text);
  const [, beginning] = /^gth_([a-z0-9]+)_[0-9A-Za-z]{36}$/.exec(text) ?? [];
  const kind = Object.values(CREDENTIAL_KINDS).find(({ secret }) => secret === beginning);
  return (kind && HEADERS[kind.presented]?.(text)) ?? null;
}

/** Who a credential acts for and what it may do now; null for one that is refused. */
async function whoIs({ name, value }: CredentialHeader): Promise<z.output<typeof whoAnswer> | null> {
  const { status, answer } = await sendRequest({
    method: "GET",
    path: "/authorization/whoami",
    headers: { [name]: value },
  });
  return status === 200 ? (whoAnswer.safeParse(JSON.parse(answer)).data ?? null) : null;
}

/** The credential that the explorer calls with. It lives in this page's memory and nowhere else. */
export function useExplorerCredential() {
  const [secret, setSecret] = useState("");
  const [made, setMade] = useState<CreatedCredential | null>(null);
  const create = useChange(apiKeys.calls.create);
  const revoke = useChange(apiKeys.calls.revoke);
  const header = readHeader(secret);
  const who = useQuery({
    queryKey: ["explorer-credential", secret],
    queryFn: () => (header ? whoIs(header) : null),
    enabled: header !== null,
    gcTime: 0,
  });
  return {
    secret,
    header,
    /** `undefined` until it is known; null for a credential that is refused. */
    who: header ? who.data : undefined,
    made,
    error: create.error ?? revoke.error,
    pending: create.isPending || revoke.isPending,
    paste(text: string) {
      setMade(null);
      setSecret(text.trim());
    },
    /** Makes an API key that ends in an hour. `scopes` null: all that I may do. */
    make(scopes: string[] | null) {
      const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
      create.mutate(
        { body: { name: words.keyName, expiresAt, allowedIps: null, scopes } },
        {
          onSuccess: (answer) => {
            const key = apiKeys.readMade(answer);
            setMade(key);
            setSecret(key.secret);
          },
        },
      );
    },
    /** Takes back the key that was made here. */
    drop() {
      if (!made) return;
      revoke.mutate(
        { params: { id: made.id } },
        {
          onSuccess: () => {
            setMade(null);
            setSecret("");
          },
        },
      );
    },
  };
}
export type ExplorerCredential = ReturnType<typeof useExplorerCredential>;
