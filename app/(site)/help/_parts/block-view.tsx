import type { ReactNode } from "react";
import { runtime } from "@/lib/runtime";
import { CodeBlock } from "@/lib/ui/code-block";
import type { Language } from "@/lib/ui/highlight";
import { Link } from "@/lib/ui/link";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { helpWords } from "@/words/help";
import { fillSample } from "../_content/fill-sample";
import { helpSample } from "../_content/help-pages";
import { type Block, type Inline, plainText } from "../_content/markdown";
import { PartView } from "./part-view";
import { SampleTabs } from "./sample-tabs";

const words = helpWords.blockView;

const here = (text: string) => fillSample(text, runtime().env.publicUrl);

const linkClasses = "rounded-sm text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent";

function Mono({ text }: { text: string }) {
  return (
    <code className="rounded-sm bg-hover px-1 py-px font-mono text-[0.875em] [overflow-wrap:anywhere]">
      {here(text)}
    </code>
  );
}

function Piece({ piece }: { piece: Inline }): ReactNode {
  switch (piece.kind) {
    case "text":
      return here(piece.text);
    case "strong":
      return (
        <strong className="font-semibold">
          <Pieces pieces={piece.content} />
        </strong>
      );
    case "code":
      return <Mono text={piece.text} />;
    case "link": {
      const label = <Pieces pieces={piece.content} />;
      // What a server answers is no page of Next's.
      return /^\/(?:\.well-known|api)\//.test(piece.href) ? (
        <a href={piece.href} className={linkClasses}>
          {label}
        </a>
      ) : (
        <Link href={piece.href} className={linkClasses}>
          {label}
        </Link>
      );
    }
  }
}

/** Running text. */
function Pieces({ pieces }: { pieces: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order.
  return pieces.map((piece, index) => <Piece key={index} piece={piece} />);
}

const TITLES: Record<string, string> = {
  shell: words.shell,
  json: "JSON",
  http: "HTTP",
  query: words.query,
  ebnf: words.grammarEbnf,
  csv: "CSV",
};
const COLOURED: readonly Language[] = ["shell", "json", "http", "typescript", "query"];

function CodeView({ language, code }: { language: string; code: string }) {
  const known = COLOURED.find((one) => one === language) ?? "text";
  return <CodeBlock className="text-base" title={TITLES[language] ?? words.text} language={known} code={here(code)} />;
}

const rowKey = (row: readonly (readonly Inline[])[]) => row.map(plainText).join("|");

function TableView({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    <div className="min-w-0 text-base">
      <Table className="table-fixed sm:table-auto">
        <thead>
          <tr>
            {head.map((cell) => (
              <Th key={rowKey([cell])} className="whitespace-normal px-3">
                <Pieces pieces={cell} />
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={rowKey(row)}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place.
                <Td key={index} className="break-words px-3 align-top">
                  <Pieces pieces={cell} />
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** One block of a help page. */
export function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Heading = block.level === 2 ? "h2" : "h3";
      return (
        <Heading
          id={block.id}
          className={block.level === 2 ? "mt-4 font-semibold text-xl tracking-tight" : "mt-1 font-semibold text-lg"}
        >
          {block.text}
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p className="max-w-prose">
          <Pieces pieces={block.text} />
        </p>
      );
    case "note":
      return (
        <p className="max-w-prose rounded-r-lg border-accent border-l-2 bg-accent-tint px-4 py-2.5">
          <Pieces pieces={block.text} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List
          className={`grid max-w-prose gap-1.5 pl-5 marker:text-muted ${block.ordered ? "list-decimal" : "list-disc"}`}
        >
          {block.items.map((item) => (
            <li key={rowKey([item])}>
              <Pieces pieces={item} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return <TableView {...block} />;
    case "code":
      return <CodeView {...block} />;
    case "sample":
      return <SampleTabs label={words.sample(block.name.replaceAll("-", " "))} files={helpSample(block.name)} />;
    case "part":
      return <PartView name={block.name} />;
  }
}
