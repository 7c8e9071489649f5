"use client";

import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { checkRedirectUri } from "@/lib/oauth/redirect-uri";
import { Button } from "@/lib/ui/button";
import { FieldError } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { appsWords } from "@/words/apps";
import { suggestRedirectUri } from "./suggest-redirect-uri";

const words = appsWords.redirectUris;

const MOST = 20;

interface RedirectUrisFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What the server, or the form when it was sent, said. */
  error?: string | undefined;
}

/** What is wrong with one of the URIs, by the very rule the server goes by; nothing yet of an empty one. */
function refusal(uri: string, all: readonly string[]): string | null {
  if (uri.trim() === "") return null;
  if (all.filter((other) => other.trim() === uri.trim()).length > 1) return words.twice;
  return checkRedirectUri(uri.trim(), "any");
}

/** The first refusal among the URIs, for a form that is being sent. */
export const refusedUri = (uris: readonly string[]): string | undefined =>
  uris.map((uri) => refusal(uri, uris)).find((reason) => reason !== null) ?? undefined;

/** What was probably meant, a press away. */
function Suggestion({ uri, onTake }: { uri: string; onTake: (better: string) => void }) {
  const better = suggestRedirectUri(uri);
  if (!better) return null;
  return (
    <p className="text-muted text-sm">
      {words.didYouMean(
        <Button variant="link" className="whitespace-normal break-all font-mono text-sm" onClick={() => onTake(better)}>
          {better}
        </Button>,
      )}
    </p>
  );
}

/** Edits the addresses that an app may send people back to. */
export function RedirectUrisField({ value, onChange, error }: RedirectUrisFieldProps) {
  const id = useId();
  const [left, setLeft] = useState<readonly number[]>([]);
  const rows = value.length > 0 ? value : [""];
  const set = (index: number, uri: string) => onChange(rows.map((old, each) => (each === index ? uri : old)));
  const remove = (index: number) => {
    setLeft([]);
    onChange(rows.filter((_, each) => each !== index));
  };

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{words.legend}</legend>
      {rows.map((uri, index) => {
        const reason = left.includes(index) || error ? refusal(uri, rows) : null;
        const rowId = `${id}-${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; two may hold the same text.
          <div key={index} className="grid gap-1.5">
            <div className="flex gap-1">
              <Input
                value={uri}
                onChange={(event) => set(index, event.target.value)}
                onBlur={() => setLeft((before) => [...before, index])}
                aria-label={words.redirectUri(index + 1)}
                aria-invalid={reason ? true : undefined}
                aria-describedby={reason ? rowId : `${id}-hint`}
                placeholder="https://app.example.com/callback"
                inputMode="url"
                autoCapitalize="none"
                spellCheck={false}
                className="font-mono text-sm"
              />
              {(rows.length > 1 || uri) && (
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={words.removeAddress(index + 1)}
                  onClick={() => remove(index)}
                >
                  <X aria-hidden="true" />
                </Button>
              )}
            </div>
            {reason && <FieldError id={rowId}>{reason}</FieldError>}
            {reason && <Suggestion uri={uri} onTake={(better) => set(index, better)} />}
          </div>
        );
      })}
      {error && !refusedUri(rows) && <FieldError>{error}</FieldError>}
      <p id={`${id}-hint`} className="text-muted text-sm">
        {words.about((text) => (
          <code className="font-mono">{text}</code>
        ))}
      </p>
      {rows.length < MOST && (
        <Button
          variant="secondary"
          size="sm"
          className="mt-1 justify-self-start"
          onClick={() => onChange([...rows, ""])}
        >
          <Plus aria-hidden="true" />
          {words.addAnother}
        </Button>
      )}
    </fieldset>
  );
}
