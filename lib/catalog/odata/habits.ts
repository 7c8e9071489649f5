const hasZone = (moment: string) => /(Z|[+-]\d{2}:\d{2})$/i.test(moment);

/** Operators of programming languages and SQL, and what they are called here. */
const OPERATORS: Readonly<Record<string, string>> = {
  "==": "eq",
  "!=": "ne",
  "<>": "ne",
  ">=": "ge",
  "<=": "le",
  ">": "gt",
  "<": "lt",
  "&&": "and",
  "||": "or",
  "!": "not",
};

/** What people write who come from OData 2, from SQL or from a programming language, and what to write instead. */
const HABITS: readonly (readonly [pattern: RegExp, instead: (match: RegExpExecArray) => string])[] = [
  [
    /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (\d{2}:\d{2})(?![\d:])/iy,
    ([, moment, offset]) => `A "+" in an address is a space: write ${moment}%2B${offset}.`,
  ],
  [
    /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?![\d:.Z+-])/iy,
    ([, moment]) => `A moment has its zone: write ${moment}Z, or its offset with "+" as %2B.`,
  ],
  [
    /datetime(?:offset)?'([^']{0,40})'/iy,
    ([, moment = ""]) =>
      `A moment stands without a word and quotes around it: write ${moment}${hasZone(moment) ? "" : "Z"}.`,
  ],
  [
    /(guid|time|decimal|double|single|int16|int32|int64)'([^']{0,40})'/iy,
    ([, word, value]) => `A value stands without "${word}" and quotes around it: write ${value}.`,
  ],
  [/(\d+(?:\.\d+)?)[lmdf](?!\w)/iy, ([, digits]) => `A number stands without a letter behind it: write ${digits}.`],
  [
    /substringof\s*\(/iy,
    () => "This function is called contains here, and has its arguments the other way round: contains(name,'tea').",
  ],
  [/==|!=|<>|>=|<=|>|<|&&|\|\||!/y, ([sign = ""]) => `"${sign}" is written "${OPERATORS[sign]}" here.`],
];

/** What to write instead of what stands at a place of an expression, where that is a habit of another language. */
export function habitAt(text: string, at: number): string | undefined {
  for (const [pattern, instead] of HABITS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return instead(match);
  }
  return undefined;
}

/** What to write instead of a word that cannot stand where it stands. */
const WORDS: Readonly<Record<string, string>> = {
  "=": "eq",
  is: "eq",
  like: "contains(…), startswith(…) or endswith(…)",
  ilike: "contains(…)",
  between: "ge … and … le",
  descending: "desc",
  ascending: "asc",
};

/** A hint about such a word; empty where there is none. */
export const hintAt = (word: string): string => {
  const instead = Object.hasOwn(WORDS, word.toLowerCase()) ? WORDS[word.toLowerCase()] : undefined;
  return instead === undefined ? "" : ` Write ${instead} instead.`;
};

/** Query options of OData 2 and 3 that have another name now. */
export const RENAMED_OPTIONS: Readonly<Record<string, string>> = { inlinecount: "$count=true" };
