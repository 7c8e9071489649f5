"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { uiWords } from "@/words/ui";
import { Button } from "./button";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

const words = uiWords.copyButton;

interface CopyButtonProps {
  text: string;
  /** What is copied, such as "client id". */
  what: string;
  /** With the word "Copy" beside the icon. */
  labelled?: boolean;
  className?: string;
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what, labelled = false, className }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    setState((await toClipboard(text)) ? "copied" : "refused");
  };

  const Icon = state === "copied" ? Check : Copy;
  const icon = <Icon aria-hidden="true" className={state === "copied" ? "text-good" : undefined} />;
  return (
    <>
      {labelled ? (
        <Button variant="secondary" size="sm" onClick={copy} className={className}>
          {icon}
          {state === "copied" ? words.copied : words.copy}
        </Button>
      ) : (
        <Tooltip label={words.copyLabel(what)}>
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={words.copyLabel(what)}
            onClick={copy}
            className={cn("text-muted hover:text-ink", className)}
          >
            {icon}
          </Button>
        </Tooltip>
      )}
      <span role="status" className="sr-only">
        {state === "copied" && words.copiedText(what)}
        {state === "refused" && words.refused}
      </span>
    </>
  );
}

/** An id or address in mono, with a button that copies it. */
export function Copyable({ text, what }: { text: string; what: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 break-all font-mono text-sm">{text}</code>
      <CopyButton text={text} what={what} className="-my-1.5" />
    </span>
  );
}
