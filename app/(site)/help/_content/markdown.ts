import type { PhrasingContent, RootContent, TableRow } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { toString as textOfNode } from "mdast-util-to-string";
import { gfmTable } from "micromark-extension-gfm-table";

/** A piece of running text. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong"; content: Inline[] }
  | { kind: "link"; href: string; content: Inline[] };

/** A block of a help page. */
export type Block =
  | { kind: "heading"; level: 2 | 3; text: string; id: string }
  | { kind: "paragraph" | "note"; text: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "code"; language: string; code: string }
  /** `:::sample name` and `:::part name`: what stands in a file, or comes from the code. */
  | { kind: "sample" | "part"; name: string };

/** A help page as it was written. */
export interface Document {
  title: string;
  /** Its first paragraph. */
  summary: string;
  blocks: Block[];
}

/** The text of a piece of Markdown without its marks. */
export const plainText = (pieces: readonly Inline[]): string =>
  pieces.map((piece) => ("content" in piece ? plainText(piece.content) : piece.text)).join("");

const toId = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

const unknown = (type: string) => new Error(`The help has no way to show Markdown of the type "${type}".`);

function readInline(nodes: readonly PhrasingContent[]): Inline[] {
  return nodes.map((node): Inline => {
    switch (node.type) {
      case "text":
        return { kind: "text", text: node.value.replaceAll("\n", " ") };
      case "inlineCode":
        return { kind: "code", text: node.value };
      case "strong":
        return { kind: "strong", content: readInline(node.children) };
      case "link":
        return { kind: "link", href: node.url, content: readInline(node.children) };
      default:
        throw unknown(node.type);
    }
  });
}

/** Running text of a block that holds nothing but one paragraph, such as an item of a list. */
function readParagraph(children: readonly RootContent[]): Inline[] {
  return children.flatMap((child) => {
    if (child.type !== "paragraph") throw unknown(child.type);
    return readInline(child.children);
  });
}

const readRow = ({ children }: TableRow) => children.map((cell) => readInline(cell.children));

function readBlock(node: RootContent): Block {
  switch (node.type) {
    case "heading": {
      const text = textOfNode(node);
      return { kind: "heading", level: node.depth === 2 ? 2 : 3, text, id: toId(text) };
    }
    case "paragraph": {
      const directive = /^:::(sample|part) ([\w-]+)$/.exec(textOfNode(node));
      return directive
        ? { kind: directive[1] as "sample" | "part", name: directive[2] ?? "" }
        : { kind: "paragraph", text: readInline(node.children) };
    }
    case "blockquote":
      return { kind: "note", text: readParagraph(node.children) };
    case "list":
      return {
        kind: "list",
        ordered: node.ordered === true,
        items: node.children.map(({ children }) => readParagraph(children)),
      };
    case "table": {
      const [head = [], ...rows] = node.children.map(readRow);
      return { kind: "table", head, rows };
    }
    case "code":
      return { kind: "code", language: node.lang ?? "", code: node.value };
    default:
      throw unknown(node.type);
  }
}

/**
 * Reads the Markdown of the help pages (CommonMark with GitHub's tables): a title, paragraphs, lists, tables, code,
 * notes, and the two directives. Throws for what the help has no way to show.
 */
export function readMarkdown(source: string): Document {
  const { children } = fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const [title, ...rest] = children;
  const blocks = rest.map(readBlock);
  const opening = blocks.find(({ kind }) => kind === "paragraph");
  return {
    title: textOfNode(title),
    summary: opening?.kind === "paragraph" ? plainText(opening.text) : "",
    blocks,
  };
}
