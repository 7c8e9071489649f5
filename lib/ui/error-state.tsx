"use client";

import { RotateCw } from "lucide-react";
import { commonWords } from "@/words/common";
import { uiWords } from "@/words/ui";
import { ApiCallError } from "../hooks/call-api";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

const words = uiWords.errorState;

/** What people read of an error that the page did not expect. */
export const errorText = (error: unknown): string => (error instanceof ApiCallError ? error.message : words.unexpected);

/** The id of the request that failed, to quote to whoever runs the server. */
function RequestId({ id }: { id: string | null }) {
  if (!id) return null;
  return (
    <span className="flex items-center gap-1 text-muted text-sm">
      {words.request(<code className="break-all font-mono">{id}</code>)}
      <CopyButton text={id} what={words.requestId} />
    </span>
  );
}

/** In place of content that could not be loaded: what happened, and a way to try again. */
export function ErrorState({ title, error, retry }: { title: string; error: unknown; retry: () => void }) {
  return (
    <Notice
      tone="bad"
      role="alert"
      title={title}
      action={
        <Button variant="secondary" size="sm" onClick={retry}>
          <RotateCw aria-hidden="true" />
          {commonWords.tryAgain}
        </Button>
      }
    >
      <p>{errorText(error)}</p>
      <RequestId id={error instanceof ApiCallError ? error.requestId : null} />
    </Notice>
  );
}
