import { LANGUAGE } from "@/words/language";
import { letterWords } from "@/words/letters";

/** A mail as it is sent: the same words as plain text and as simple HTML. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** To whom a letter goes, and from whom. */
export interface Addressee {
  to: string;
  /** Who is greeted, escaped in HTML; `null` where whoever chose the name may not be who reads the letter. */
  name: string | null;
  brand: string;
}

/** What a letter says. */
interface Letter {
  subject: string;
  paragraphs: readonly string[];
  /** The words of its link. */
  link?: string;
  /** What the mail ends with, below the link. */
  closing: string;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;

/** Sets a letter as a mail; `url` is where its link leads. */
export function composeMail(
  { to, name, brand }: Addressee,
  { subject, paragraphs, link: label, closing }: Letter,
  url?: string,
): Mail {
  const greeting = letterWords.greeting(name);
  const link = label && url ? { label, url } : undefined;
  const text = [greeting, ...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), closing, brand].join("\n\n");
  const button = link
    ? [
        paragraph(
          `<a href="${escapeHtml(link.url)}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#0F766E;color:#FFFFFF;text-decoration:none">${escapeHtml(link.label)}</a>`,
        ),
        paragraph(escapeHtml(letterWords.orOpen(link.url))),
      ]
    : [];
  const body = [
    ...[greeting, ...paragraphs].map((line) => paragraph(escapeHtml(line))),
    ...button,
    ...[closing, brand].map((line) => paragraph(escapeHtml(line))),
  ].join("\n");
  const html = `<!doctype html>
<html lang="${LANGUAGE}"><meta charset="utf-8"><title>${escapeHtml(subject)}</title>
<body style="font:16px/1.5 system-ui,sans-serif;color:#1B1A17;max-width:560px;margin:24px auto;padding:0 16px">
${body}
</body></html>
`;
  return { to, subject, text: `${text}\n`, html };
}
