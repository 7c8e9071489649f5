import { LIMITS } from "../limits";
import { SourceProblem } from "../source-problem";
import type { Token, TokenKind } from "./tokens";

/** Operators of OData and of programming languages, and what they are called here. */
const OTHER_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["eq", "="],
  ["ne", "!="],
  ["gt", ">"],
  ["ge", ">="],
  ["lt", "<"],
  ["le", "<="],
  ["contains", "like '%…%'"],
  ["startswith", "like '…%'"],
  ["endswith", "like '%…'"],
]);

/** Walks along the words of a text. */
export class Cursor {
  private index = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
    if (!token) throw new Error("A text has at least its end.");
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  /** Whether the next word is this symbol; takes it if so. */
  accept(symbol: string): boolean {
    const { kind, text } = this.peek();
    const found = kind === "symbol" && text === symbol;
    if (found) this.index += 1;
    return found;
  }

  /** Whether the next word is this keyword, in any case; takes it if so. */
  acceptWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.index += 1;
    return found;
  }

  isWord(word: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "name" && text.toLowerCase() === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "symbol" && text === symbol;
  }

  expect(symbol: string, place: string): Token {
    if (!this.isSymbol(symbol)) this.fail(`Expected "${symbol}" ${place}, found ${this.shown()}.`);
    return this.take();
  }

  expectKind(kind: TokenKind, what: string): Token {
    if (this.peek().kind !== kind) this.fail(`Expected ${what}, found ${this.shown()}.`);
    return this.take();
  }

  /** The next word as a message shows it. */
  shown(): string {
    const { kind, text } = this.peek();
    return kind === "end" ? "the end" : `"${text.slice(0, 40)}"`;
  }

  /** Refuses what follows a condition, with what it is called here where it is a word of another language. */
  endCondition(): void {
    const { kind, text } = this.peek();
    if (kind === "end") return;
    const meant = OTHER_LANGUAGES.get(text.toLowerCase());
    const hint = meant === undefined ? "" : ` Write ${meant} instead.`;
    this.fail(`Expected the end of the condition, found ${this.shown()}.${hint}`);
  }

  fail(message: string, at = this.peek().at): never {
    throw new SourceProblem("syntax", message, at);
  }

  /** Runs `work` one level deeper; refuses where nesting would exhaust the stack. */
  deeper<Result>(work: () => Result): Result {
    this.depth += 1;
    if (this.depth > LIMITS.nesting) {
      throw new SourceProblem("meaning", `Expressions can be nested at most ${LIMITS.nesting} deep.`, this.peek().at);
    }
    const result = work();
    this.depth -= 1;
    return result;
  }
}
