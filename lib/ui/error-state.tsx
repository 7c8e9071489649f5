"use client";

import { RotateCw } from "lucide-react";
import { ApiCallError } from "../hooks/call-api";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

/** What people read of an error that the page did not expect. */
export const errorText = (error: unknown): string =>
  error instanceof ApiCallError ? error.message : "Something in this page failed. Reload it and try again.";

/** The id of the request that failed, to quote to whoever runs the server. */
export function RequestId({ id }: { id: string | null }) {
  if (!id) return null;
  return (
    <span className="flex items-center gap-1 text-muted text-sm">
      Request <code className="break-all font-mono">{id}</code>
      <CopyButton text={id} what="request id" />
    </span>
  );
}

/** In place of content that could not be fetched: what happened, and a way to try again. */
export function ErrorState({ title, error, retry }: { title: string; error: unknown; retry: () => void }) {
  return (
    <Notice
      tone="bad"
      role="alert"
      title={title}
      action={
        <Button variant="secondary" size="sm" onClick={retry}>
          <RotateCw aria-hidden="true" />
          Try again
        </Button>
      }
    >
      <p>{errorText(error)}</p>
      <RequestId id={error instanceof ApiCallError ? error.requestId : null} />
    </Notice>
  );
}
