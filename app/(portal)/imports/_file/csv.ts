const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Which separator the first record of a text has most of, outside of quotes. */
export function detectDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) break;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [best = ","] = DELIMITERS.toSorted((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
  return best;
}

/** The records of a CSV text (RFC 4180), empty lines included. */
export function parseCsv(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  const endRecord = () => {
    record.push(cell);
    cell = "";
    records.push(record);
    record = [];
  };
  for (let at = 0; at < text.length && records.length < most; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) {
      record.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[at + 1] === "\n") at += 1;
      endRecord();
    } else cell += character;
  }
  if (records.length < most && (cell !== "" || record.length > 0)) endRecord();
  return records;
}

/** Records as CSV text. */
export const writeCsv = (records: readonly (readonly string[])[], delimiter: string): string =>
  records
    .map((record) =>
      record
        .map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .map((line) => `${line}\r\n`)
    .join("");
