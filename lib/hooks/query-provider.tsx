"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { config } from "zod";
import { ApiCallError } from "./call-api";

// In the browser it would try whether it may make functions from text, which the content security policy refuses aloud.
if (typeof window !== "undefined") config({ jitless: true });

// The session has ended, here or in another window: sign in, then come back to this page.
function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof ApiCallError) || error.status !== 401) return;
  const here = location.pathname + location.search;
  location.assign(`/login?${new URLSearchParams({ callbackUrl: here })}`);
}

function worthAnotherTry(failures: number, error: unknown): boolean {
  const refused = error instanceof ApiCallError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

const makeClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: { queries: { staleTime: 10_000, retry: worthAnotherTry } },
  });

/** What pages fetched, shared by all of them. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
