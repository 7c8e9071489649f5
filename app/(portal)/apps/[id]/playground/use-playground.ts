import { useEffect, useState } from "react";
import { z } from "zod";
import type { App } from "@/lib/contracts/apps";
import { callWith, postForm } from "@/lib/hooks/first-call";
import type { CallStep } from "@/lib/hooks/send-request";
import { useSite } from "@/lib/ui/site-context";
import { type Attempt, keepAttempt, newAttempt, takeAttempt } from "./attempt";
import { authorizationParameters, type Callback, readCallback } from "./authorization";
import { exchangeRequest, type FormRequest, refreshRequest, revocationRequest } from "./token-request";

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string().optional() });
type Tokens = z.output<typeof tokenAnswer>;

/** How far a run has come; what is not there yet is null. */
interface Run {
  attempt: Attempt | null;
  callback: Callback | null;
  tokens: Tokens | null;
  exchanged: CallStep | null;
  called: CallStep | null;
  refreshed: CallStep | null;
  revoked: CallStep | null;
}

const NOTHING: Run = {
  attempt: null,
  callback: null,
  tokens: null,
  exchanged: null,
  called: null,
  refreshed: null,
  revoked: null,
};

const send = ({ path, fields }: FormRequest) => postForm(path, new URLSearchParams(fields.map((field) => [...field])));

const tokensIn = ({ status, answer }: CallStep): Tokens | null =>
  status === 200 ? (tokenAnswer.safeParse(JSON.parse(answer)).data ?? null) : null;

/** The code flow of an app, run in this tab step by step. Tokens and the secret live in memory only. */
export function usePlayground(app: App) {
  const { baseUrl } = useSite();
  const [run, setRun] = useState<Run>(NOTHING);
  const [secret, setSecret] = useState("");
  const add = (part: Partial<Run>) => setRun((before) => ({ ...before, ...part }));

  useEffect(() => {
    const search = new URLSearchParams(location.search);
    if (!search.has("code") && !search.has("error")) return;
    // The code is good once and for a minute; even so it does not stay in the address, nor in the history.
    history.replaceState(history.state, "", location.pathname);
    const attempt = takeAttempt(app.id);
    setRun({ ...NOTHING, attempt, callback: readCallback(search, attempt, baseUrl) });
  }, [app.id, baseUrl]);

  const { attempt, callback, tokens } = run;
  const exchange = attempt && callback?.code ? exchangeRequest(app, attempt, callback.code, secret) : null;
  const refresh = tokens?.refresh_token ? refreshRequest(app, tokens.refresh_token, secret) : null;
  const revoke = tokens ? revocationRequest(app, tokens.refresh_token ?? tokens.access_token, secret) : null;

  return {
    run,
    secret,
    setSecret,
    requests: { exchange, refresh, revoke },
    restart: () => setRun(NOTHING),
    async leave(scopes: string[], redirectUri: string) {
      const begun = await newAttempt(scopes, redirectUri);
      keepAttempt(app.id, begun);
      location.assign(`/auth/oauth/authorize?${new URLSearchParams(authorizationParameters(app.clientId, begun))}`);
    },
    async exchange() {
      if (!exchange) return;
      const exchanged = await send(exchange);
      add({ exchanged, tokens: tokensIn(exchanged) });
    },
    async call() {
      if (tokens) add({ called: await callWith({ authorization: `Bearer ${tokens.access_token}` }) });
    },
    async refresh() {
      if (!refresh) return;
      const refreshed = await send(refresh);
      const renewed = tokensIn(refreshed);
      add({ refreshed, tokens: renewed ? { ...tokens, ...renewed } : tokens });
    },
    async revoke() {
      if (revoke) add({ revoked: await send(revoke) });
    },
  };
}

export type Playground = ReturnType<typeof usePlayground>;
