/** A mail as it is sent: the same words as plain text and as simple HTML. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

interface Letter {
  to: string;
  subject: string;
  /** Who is greeted. Chosen by the person themselves, so it is escaped in HTML. */
  name: string;
  paragraphs: readonly string[];
  link?: { label: string; url: string };
  /** What the mail ends with, below the link. */
  closing: string;
  brand: string;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;

/** Sets a letter as a mail. */
export function composeMail({ to, subject, name, paragraphs, link, closing, brand }: Letter): Mail {
  const greeting = `Hello ${name},`;
  const text = [greeting, ...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), closing, brand].join("\n\n");
  const button = link
    ? [
        paragraph(
          `<a href="${escapeHtml(link.url)}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#0F766E;color:#FFFFFF;text-decoration:none">${escapeHtml(link.label)}</a>`,
        ),
        paragraph(`Or open this address: ${escapeHtml(link.url)}`),
      ]
    : [];
  const body = [
    ...[greeting, ...paragraphs].map((line) => paragraph(escapeHtml(line))),
    ...button,
    ...[closing, brand].map((line) => paragraph(escapeHtml(line))),
  ].join("\n");
  const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escapeHtml(subject)}</title>
<body style="font:16px/1.5 system-ui,sans-serif;color:#1B1A17;max-width:560px;margin:24px auto;padding:0 16px">
${body}
</body></html>
`;
  return { to, subject, text: `${text}\n`, html };
}
