const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Lays JSON text out in lines, two spaces a level, every value as it was sent: `8.90` stays `8.90`, which parsing and
 * writing again would not keep. Text that is not JSON comes back as it is.
 */
export function indentJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let depth = 0;
  let laidOut = "";
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === "}" || token === "]";
    if (closes) depth -= 1;
    const afterOpening = before === "{" || before === "[";
    if (closes ? !afterOpening : afterOpening || before === ",") laidOut += `\n${"  ".repeat(depth)}`;
    laidOut += token === ":" ? ": " : token;
    if (token === "{" || token === "[") depth += 1;
    before = token;
  }
  return laidOut;
}
