import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { apiKeysApi } from "@/lib/hooks/held/api-keys";
import type { MadeHeld } from "@/lib/hooks/held/held-api";
import { useCreateHeld, useRevokeHeld } from "@/lib/hooks/held/use-held";
import { sendRequest } from "@/lib/hooks/send-request";
import { explorerWords } from "@/words/explorer";

const words = explorerWords.useExplorerCredential;

const WHOLE = /^(?:gth_(?:key|pat)_[0-9A-Za-z]{36}|[\w-]+\.[\w-]+\.[\w-]+)$/;
const HOUR_MS = 3_600_000;

const whoAnswer = z.object({ name: z.string(), scopes: z.array(z.string()) });

/** How a credential is sent; `placeholder` is what stands for it in a sample. */
export interface CredentialHeader {
  name: "X-API-Key" | "Authorization";
  value: string;
  placeholder: string;
}

const headerOf = (secret: string): CredentialHeader =>
  secret.startsWith("gth_key_")
    ? { name: "X-API-Key", value: secret, placeholder: "$API_KEY" }
    : { name: "Authorization", value: `Bearer ${secret}`, placeholder: "Bearer $ACCESS_TOKEN" };

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
  const [made, setMade] = useState<MadeHeld | null>(null);
  const create = useCreateHeld(apiKeysApi);
  const revoke = useRevokeHeld(apiKeysApi);
  const whole = WHOLE.test(secret);
  const header = whole ? headerOf(secret) : null;
  const who = useQuery({
    queryKey: ["explorer-credential", secret],
    queryFn: () => (header ? whoIs(header) : null),
    enabled: whole,
    gcTime: 0,
  });
  return {
    secret,
    header,
    /** `undefined` until it is known; null for a credential that is refused. */
    who: whole ? who.data : undefined,
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
        { name: words.keyName, expiresAt, allowedIps: null, scopes },
        {
          onSuccess: (key) => {
            setMade(key);
            setSecret(key.secret);
          },
        },
      );
    },
    /** Takes back the key that was made here. */
    drop() {
      if (!made) return;
      revoke.mutate(made.id, {
        onSuccess: () => {
          setMade(null);
          setSecret("");
        },
      });
    },
  };
}
export type ExplorerCredential = ReturnType<typeof useExplorerCredential>;
