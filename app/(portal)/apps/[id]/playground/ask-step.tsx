"use client";

import { ArrowRight } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import type { App } from "@/lib/contracts/apps";
import { Button } from "@/lib/ui/button";
import { Checkbox } from "@/lib/ui/choice";
import { CodeBlock } from "@/lib/ui/code-block";
import { Notice } from "@/lib/ui/notice";
import { playgroundWords } from "@/words/playground";
import { canHash } from "./attempt";
import { authorizationParameters } from "./authorization";
import { PlaygroundStep } from "./playground-step";
import { RedirectUriNotice } from "./redirect-uri-notice";
import type { Playground } from "./use-playground";

const words = playgroundWords.askStep;

const never = () => () => undefined;

/** Where the answer is to come: this very page, as the browser calls it. */
const useRedirectUri = () =>
  useSyncExternalStore(
    never,
    () => location.origin + location.pathname,
    () => "",
  );
const useCanHash = () => useSyncExternalStore(never, canHash, () => true);

function preview(app: App, scopes: string[], redirectUri: string): string {
  const drawn = { state: "…", verifier: "…", challenge: "…", scopes, redirectUri };
  const parameters = authorizationParameters(app.clientId, drawn).map(([name, value]) => `${name}=${value}`);
  return `GET /auth/oauth/authorize\n  ?${parameters.join("\n  &")}`;
}

/** The first step: what is asked for, and the way to the authorization page. */
export function AskStep({ app, playground }: { app: App; playground: Playground }) {
  const redirectUri = useRedirectUri();
  const hashes = useCanHash();
  const [scopes, setScopes] = useState(app.scopes);
  const [pending, setPending] = useState(false);
  const done = playground.run.callback !== null;
  const registered = app.redirectUris.includes(redirectUri);
  const toggle = (scope: string) =>
    setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  const leave = () => {
    setPending(true);
    playground.leave(scopes, redirectUri);
  };
  return (
    <PlaygroundStep number={1} title={words.title} about={words.about} state={done ? "done" : "now"}>
      {!done && (
        <>
          {redirectUri && !registered && <RedirectUriNotice app={app} redirectUri={redirectUri} />}
          {!hashes && (
            <Notice tone="warn" title={words.noHashes}>
              {words.noHashesText}
            </Notice>
          )}
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium">{words.scopes}</legend>
            <ul className="flex flex-wrap gap-x-5 gap-y-2">
              {app.scopes.map((scope) => (
                <li key={scope}>
                  <label htmlFor={`ask-${scope}`} className="flex items-center gap-2 font-mono text-sm">
                    <Checkbox id={`ask-${scope}`} checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
                    {scope}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <CodeBlock
            title={words.request}
            language="text"
            what={words.requestWhat}
            code={preview(app, scopes, redirectUri)}
          />
          <Button
            className="justify-self-start"
            pending={pending}
            disabled={!registered || !hashes || scopes.length === 0 || app.status !== "active"}
            onClick={leave}
          >
            {words.go}
            <ArrowRight aria-hidden="true" />
          </Button>
          {app.status !== "active" && <p className="text-muted text-sm">{words.disabled}</p>}
        </>
      )}
    </PlaygroundStep>
  );
}
