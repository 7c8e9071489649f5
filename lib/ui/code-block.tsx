import type { ReactNode } from "react";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { highlight, type Language, type Token } from "./highlight";

const INKS: Record<Token["kind"], string | undefined> = {
  plain: undefined,
  string: "text-accent",
  keyword: "text-warn",
  number: "text-warn",
  comment: "text-muted",
};

/** Code in mono and colour, to stand inside a block of one's own. */
export function Code({ code, language, className }: { code: string; language: Language; className?: string }) {
  let at = 0;
  return (
    <code className={cn("whitespace-pre-wrap break-words font-mono text-sm [overflow-wrap:anywhere]", className)}>
      {highlight(code, language).map(({ text, kind }) => {
        const key = at;
        at += text.length;
        return (
          <span key={key} className={INKS[kind]}>
            {text}
          </span>
        );
      })}
    </code>
  );
}

interface CodeBlockProps {
  code: string;
  language: Language;
  /** What it is, in the head of the block. */
  title: ReactNode;
  /** What the copy button says it copies. */
  what?: string;
  className?: string;
}

/** A block of code with a head and a copy button. Long lines wrap: nothing scrolls sideways. */
export function CodeBlock({ code, language, title, what = "code", className }: CodeBlockProps) {
  return (
    <figure className={cn("min-w-0 overflow-hidden rounded-lg border border-hairline bg-sunken", className)}>
      <figcaption className="flex h-10 items-center justify-between gap-3 border-hairline border-b pr-1 pl-4 text-muted text-sm">
        <span className="min-w-0 truncate">{title}</span>
        <CopyButton text={code} what={what} />
      </figcaption>
      <pre className="px-4 py-3">
        <Code code={code} language={language} />
      </pre>
    </figure>
  );
}
