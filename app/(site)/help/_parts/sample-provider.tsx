"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { CreatedCredential } from "@/lib/hooks/credentials/credential-api";
import { credentialApi } from "@/lib/hooks/credentials/credential-api";
import { useChange } from "@/lib/hooks/use-call";
import { helpWords } from "@/words/help";
import type { SampleLanguage } from "../_content/help-pages";
import { keepLanguage } from "./sample-language";

const apiKeys = credentialApi("api-key");

const words = helpWords.sampleProvider;

const DAY_MS = 86_400_000;

function useSampleState(initial: SampleLanguage, signedIn: boolean) {
  const [language, setLanguage] = useState(initial);
  const [key, setKey] = useState<CreatedCredential | null>(null);
  const create = useChange(apiKeys.calls.create);
  const revoke = useChange(apiKeys.calls.revoke);
  return {
    signedIn,
    language,
    choose(next: SampleLanguage) {
      setLanguage(next);
      keepLanguage(next);
    },
    /** The key that the samples carry; it lives in this tab's memory. */
    key,
    pending: create.isPending || revoke.isPending,
    error: create.error ?? revoke.error,
    makeKey() {
      const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
      const body = { name: words.samplesHelp, expiresAt, allowedIps: null, scopes: null };
      create.mutate({ body }, { onSuccess: (made) => setKey(apiKeys.readMade(made)) });
    },
    dropKey() {
      if (key) revoke.mutate({ params: { id: key.id } }, { onSuccess: () => setKey(null) });
    },
  };
}

const Context = createContext<ReturnType<typeof useSampleState> | null>(null);

/** What all samples of the help share: the language, and a key of the reader's own. */
export function SampleProvider({
  initial,
  signedIn,
  children,
}: {
  initial: SampleLanguage;
  signedIn: boolean;
  children: ReactNode;
}) {
  return <Context.Provider value={useSampleState(initial, signedIn)}>{children}</Context.Provider>;
}

export function useSamples() {
  const samples = useContext(Context);
  if (!samples) throw new Error("Samples stand inside the help's own layout.");
  return samples;
}
