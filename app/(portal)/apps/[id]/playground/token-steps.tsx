"use client";

import { Play } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { App } from "@/lib/contracts/apps";
import { PRODUCTS_REQUEST } from "@/lib/hooks/first-call";
import type { CallStep } from "@/lib/hooks/send-request";
import { Button } from "@/lib/ui/button";
import { CallStepView } from "@/lib/ui/call-step-view";
import { CodeBlock } from "@/lib/ui/code-block";
import { commonWords } from "@/words/common";
import { playgroundWords } from "@/words/playground";
import { readClaims } from "./authorization";
import { PlaygroundStep } from "./playground-step";
import { SecretField } from "./secret-field";
import { requestText } from "./token-request";
import type { Playground } from "./use-playground";

const words = playgroundWords.tokenSteps;

interface SendProps {
  /** The request as text. */
  request: string;
  action: string;
  disabled?: boolean;
  send: () => Promise<void>;
  answer: CallStep | null;
  children?: ReactNode;
}

/** A request that is shown, sent at a press, and answered below. */
function Send({ request, action, disabled = false, send, answer, children }: SendProps) {
  const [pending, setPending] = useState(false);
  const press = async () => {
    setPending(true);
    await send();
    setPending(false);
  };
  return (
    <>
      <CodeBlock title={words.request} language="text" what={words.requestWhat} code={request} />
      {children}
      <Button
        variant={answer ? "secondary" : "primary"}
        className="justify-self-start"
        pending={pending}
        disabled={disabled}
        onClick={press}
      >
        {!pending && <Play aria-hidden="true" />}
        {action}
      </Button>
      <div role="status" className="grid min-w-0 gap-4 empty:hidden">
        {answer && <CallStepView step={answer} />}
      </div>
    </>
  );
}

/** The third step: the code becomes tokens. */
export function ExchangeStep({ app, playground }: { app: App; playground: Playground }) {
  const { run, requests, secret, setSecret } = playground;
  const wantsSecret = app.type === "confidential";
  return (
    <PlaygroundStep
      number={3}
      title={words.exchangeTheCode}
      about={words.exchangeTheCodeAbout}
      state={run.tokens ? "done" : run.callback?.code ? "now" : "later"}
    >
      {requests.exchange && (
        <Send
          request={requestText(requests.exchange)}
          action={words.exchangeTheCode}
          disabled={run.tokens !== null || (wantsSecret && secret === "")}
          send={playground.exchange}
          answer={run.exchanged}
        >
          {wantsSecret && !run.tokens && <SecretField app={app} value={secret} onChange={setSecret} />}
        </Send>
      )}
      {run.tokens && (
        <CodeBlock
          title={words.claimsTitle}
          language="json"
          what={words.claims}
          code={readClaims(run.tokens.access_token)}
        />
      )}
    </PlaygroundStep>
  );
}

const CALL = [
  `POST ${PRODUCTS_REQUEST.path}`,
  "Authorization: Bearer $ACCESS_TOKEN",
  "Content-Type: application/json",
  "",
  JSON.stringify(PRODUCTS_REQUEST.body),
].join("\n");

/** The steps that a token allows: call, refresh, revoke. */
export function UseSteps({ playground }: { playground: Playground }) {
  const { run, requests } = playground;
  const { tokens, called, refreshed, revoked } = run;
  const getState = (answer: CallStep | null) => (!tokens ? "later" : answer ? "done" : "now");
  return (
    <>
      <PlaygroundStep number={4} title={words.callTheApi} about={words.callTheApiAbout} state={getState(called)}>
        <Send request={CALL} action={words.callTheApi} send={playground.call} answer={called} />
      </PlaygroundStep>
      <PlaygroundStep number={5} title={words.refresh} about={words.refreshAbout} state={getState(refreshed)}>
        {requests.refresh && (
          <Send
            request={requestText(requests.refresh)}
            action={words.refresh}
            disabled={revoked !== null}
            send={playground.refresh}
            answer={refreshed}
          />
        )}
      </PlaygroundStep>
      <PlaygroundStep number={6} title={commonWords.revoke} about={words.revokeAbout} state={getState(revoked)}>
        {requests.revoke && (
          <Send
            request={requestText(requests.revoke)}
            action={words.revokeTheToken}
            send={playground.revoke}
            answer={revoked}
          />
        )}
      </PlaygroundStep>
    </>
  );
}
