export type Language = "shell" | "json" | "http" | "typescript" | "php" | "python" | "query" | "text";

/** A piece of code and what it is, for its colour. */
export interface Token {
  text: string;
  kind: "plain" | "string" | "keyword" | "comment" | "number";
}

type Rule = readonly [kind: Token["kind"], pattern: string];

const DOUBLE_QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
const SINGLE_QUOTED = "'[^']*'";
const NUMBER = String.raw`-?\b\d+(?:\.\d+)?\b`;

const RULES: Record<Language, readonly Rule[]> = {
  shell: [
    ["comment", String.raw`(?:^|(?<=\s))#[^\n]*`],
    ["string", `${DOUBLE_QUOTED}|${SINGLE_QUOTED}`],
    ["keyword", String.raw`(?:^|(?<=\s))--?[A-Za-z][\w-]*`],
  ],
  json: [
    ["keyword", String.raw`${DOUBLE_QUOTED}(?=\s*:)`],
    ["string", DOUBLE_QUOTED],
    ["number", String.raw`${NUMBER}|\b(?:true|false|null)\b`],
  ],
  http: [
    ["keyword", String.raw`^(?:GET|POST|PUT|PATCH|DELETE)\b|^[\w-]+(?=:)`],
    ["number", String.raw`(?<=HTTP/1\.1 )\d{3}`],
  ],
  typescript: [
    ["comment", String.raw`//[^\n]*`],
    ["string", `${DOUBLE_QUOTED}|\`[^\`]*\``],
    ["keyword", String.raw`\b(?:const|let|await|async|new|import|from|function|return|if|throw|export)\b`],
    ["number", NUMBER],
  ],
  php: [
    ["comment", String.raw`//[^\n]*|^<\?php$`],
    ["string", `${DOUBLE_QUOTED}|${SINGLE_QUOTED}`],
    ["keyword", String.raw`\b(?:function|return|if|else|foreach|for|as|while|echo|new|throw|true|false|null)\b`],
    ["number", NUMBER],
  ],
  python: [
    ["comment", String.raw`#[^\n]*`],
    ["string", `${DOUBLE_QUOTED}|${SINGLE_QUOTED}`],
    [
      "keyword",
      String.raw`\b(?:import|from|as|def|return|if|else|for|in|while|with|try|except|raise|print|True|False|None)\b`,
    ],
    ["number", NUMBER],
  ],
  query: [
    ["comment", String.raw`#[^\n]*`],
    ["string", `${DOUBLE_QUOTED}|${SINGLE_QUOTED}`],
    [
      "keyword",
      String.raw`@\w+|\b(?:where|orderBy|limit|offset)(?=\s*:)|\b(?:as|and|or|not|in|like|ilike|between|is)\b`,
    ],
    ["number", NUMBER],
  ],
  text: [],
};

/** Splits code into coloured pieces; joined again they are the code. Enough for short samples, not a parser. */
export function highlight(code: string, language: Language): Token[] {
  const rules = RULES[language];
  if (rules.length === 0) return [{ text: code, kind: "plain" }];
  const pattern = new RegExp(rules.map(([, source]) => `(${source})`).join("|"), "gm");
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    if (match[0] === "") continue;
    if (match.index > end) tokens.push({ text: code.slice(end, match.index), kind: "plain" });
    const rule = rules[match.slice(1).findIndex((group) => group !== undefined)];
    tokens.push({ text: match[0], kind: rule?.[0] ?? "plain" });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ text: code.slice(end), kind: "plain" });
  return tokens;
}
