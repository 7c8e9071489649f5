import { HELP_SLUGS, helpPage, helpPath } from "./help-pages";
import { type Block, plainText } from "./markdown";

/** A section of the help, as the search finds it. */
export interface HelpSection {
  href: string;
  page: string;
  /** "" for what stands above the first heading. */
  section: string;
  text: string;
}

function toText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "note":
      return plainText(block.text);
    case "list":
      return block.items.map(plainText).join(" ");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(plainText).join(" ")).join(" ");
    case "code":
      return block.code;
    case "heading":
      return block.text;
    case "sample":
    case "part":
      return "";
  }
}

/** Every section of every page. */
export function helpSections(): HelpSection[] {
  return HELP_SLUGS.flatMap((slug) => {
    const { title, blocks } = helpPage(slug);
    const sections: HelpSection[] = [{ href: helpPath(slug), page: title, section: "", text: "" }];
    for (const block of blocks) {
      if (block.kind === "heading") {
        sections.push({ href: `${helpPath(slug)}#${block.id}`, page: title, section: block.text, text: "" });
        continue;
      }
      const last = sections.at(-1);
      if (last) last.text = `${last.text} ${toText(block)}`.trim();
    }
    return sections;
  });
}
