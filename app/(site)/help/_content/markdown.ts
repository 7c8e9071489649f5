/** A piece of running text. */
export type Inline =
  | { kind: "text" | "code" | "strong"; text: string }
  | { kind: "link"; text: string; href: string; code: boolean };

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

const INLINE = /\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`|\*\*([^*]+)\*\*/g;

/** Reads running text: `code`, **strong**, [links](…). */
export function inline(text: string): Inline[] {
  const pieces: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) });
    const [whole, label, href, code, strong] = match;
    if (code !== undefined) pieces.push({ kind: "code", text: code });
    else if (strong !== undefined) pieces.push({ kind: "strong", text: strong });
    else if (label !== undefined && href !== undefined) {
      const plain = label.replace(/^`(.*)`$/, "$1");
      pieces.push({ kind: "link", text: plain, href, code: plain !== label });
    }
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) });
  return pieces;
}

/** The text of a piece of Markdown without its marks. */
export const plainText = (pieces: readonly Inline[]): string => pieces.map(({ text }) => text).join("");

const idOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

// A bar inside code belongs to the cell.
const cells = (line: string) =>
  [...line.replace(/^\||\|\s*$/g, "").matchAll(/(?:`[^`]*`|[^|`])+/g)].map(([cell]) => inline(cell.trim()));

const STARTS = /^(?:#{2,3} |[-*] |\d+\. |\||```|>|:::)/;

class Lines {
  private at = 0;
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split("\n");
  }

  get over(): boolean {
    return this.at >= this.lines.length;
  }

  get line(): string {
    return this.lines[this.at] ?? "";
  }

  take(): string {
    this.at += 1;
    return this.lines[this.at - 1] ?? "";
  }

  /** Takes lines while they pass. */
  takeWhile(passes: (line: string) => boolean): string[] {
    const taken: string[] = [];
    while (!this.over && passes(this.line)) taken.push(this.take());
    return taken;
  }
}

function readBlock(lines: Lines): Block | null {
  const { line } = lines;
  const directive = /^:::(sample|part) ([\w-]+)$/.exec(line);
  if (directive) {
    lines.take();
    return { kind: directive[1] as "sample" | "part", name: directive[2] ?? "" };
  }
  if (line.startsWith("```")) {
    const language = lines.take().slice(3);
    const code = lines.takeWhile((one) => one !== "```").join("\n");
    lines.take();
    return { kind: "code", language, code };
  }
  const heading = /^(#{2,3}) (.+)$/.exec(line);
  if (heading) {
    lines.take();
    const [, marks = "", text = ""] = heading;
    return { kind: "heading", level: marks.length === 2 ? 2 : 3, text, id: idOf(text) };
  }
  if (line.startsWith("|")) {
    const [head = "", , ...rows] = lines.takeWhile((one) => one.startsWith("|"));
    return { kind: "table", head: cells(head), rows: rows.map(cells) };
  }
  const item = /^(?:[-*]|\d+\.) /;
  if (item.test(line)) {
    const ordered = /^\d/.test(line);
    const items = lines.takeWhile((one) => item.test(one)).map((one) => inline(one.replace(item, "")));
    return { kind: "list", ordered, items };
  }
  if (line.startsWith(">")) {
    const text = lines.takeWhile((one) => one.startsWith(">")).map((one) => one.replace(/^> ?/, ""));
    return { kind: "note", text: inline(text.join(" ")) };
  }
  if (line.trim() === "") {
    lines.take();
    return null;
  }
  const text = [lines.take(), ...lines.takeWhile((one) => one.trim() !== "" && !STARTS.test(one))];
  return { kind: "paragraph", text: inline(text.join(" ")) };
}

/**
 * Reads the Markdown of the help pages: a title, paragraphs, lists, tables, code, notes, and the two directives. Enough
 * for our own pages, not for anybody else's.
 */
export function readMarkdown(source: string): Document {
  const [first = "", ...rest] = source.split("\n");
  const lines = new Lines(rest.join("\n"));
  const blocks: Block[] = [];
  while (!lines.over) {
    const block = readBlock(lines);
    if (block) blocks.push(block);
  }
  const opening = blocks.find(({ kind }) => kind === "paragraph");
  return {
    title: first.replace(/^# /, ""),
    summary: opening?.kind === "paragraph" ? plainText(opening.text) : "",
    blocks,
  };
}
