import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { stripVTControlCharacters } from "node:util";
import { maskSecrets } from "../credentials/mask-secrets";

/** Who printed a line: the supervisor, or the plugin on one of its two outputs. */
export const SOURCES = { supervisor: 0, output: 1, errors: 2 } as const;
export type Source = keyof typeof SOURCES;

export interface LogLine {
  at: Date;
  source: Source;
  text: string;
}

const LONGEST_LINE = 2000;
/** What is held of a line that does not end. */
const LONGEST_PART = 16_000;
/** Lines that one plugin may print between two writes, about a second; what it floods us with beyond is counted. */
const MOST_LINES = 200;

const shown = (text: string) => {
  // No colours and cursor jumps of terminals; and no text of PostgreSQL may hold NUL.
  const plain = stripVTControlCharacters(text).replace(/(?!\t)\p{Cc}/gu, "");
  // Masked before it is cut: half a secret would not be recognised.
  const whole = maskSecrets(plain);
  return whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE)}…` : whole;
};

/** Collects what a plugin prints as masked lines, bounded in length and number, until somebody takes them. */
export class PluginLog {
  private lines: LogLine[] = [];
  private left = 0;

  add(source: Source, text: string): void {
    if (this.lines.length < MOST_LINES) this.lines.push({ at: new Date(), source, text: shown(text) });
    else this.left += 1;
  }

  /** Reads an output to its end. */
  follow(source: Source, stream: Readable): void {
    const decoder = new StringDecoder("utf8");
    let rest = "";
    let tooLong = false;
    const line = (text: string) => {
      if (!tooLong) this.add(source, text);
      tooLong = false;
    };
    stream.on("data", (chunk: Buffer) => {
      const parts = (rest + decoder.write(chunk)).split(/\r?\n/);
      rest = parts.pop() ?? "";
      for (const part of parts) line(part);
      if (rest.length > LONGEST_PART) {
        line(rest);
        tooLong = true;
        rest = "";
      }
    });
    stream.on("end", () => rest !== "" && line(rest));
    stream.on("error", () => undefined);
  }

  /** The lines since they were last taken. */
  take(): LogLine[] {
    const { lines, left } = this;
    this.lines = [];
    this.left = 0;
    if (left > 0) lines.push({ at: new Date(), source: "supervisor", text: `${left} more lines were left out.` });
    return lines;
  }
}
