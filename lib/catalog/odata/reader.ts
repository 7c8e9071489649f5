import { LIMITS } from "../limits";
import { SourceProblem } from "../source-problem";
import { hintAt } from "./habits";
import type { Lexeme } from "./lexer";

/** Walks along the words of an OData expression. */
export class Reader {
  private index = 0;
  private depth = 0;
  private readonly words: readonly Lexeme[];

  constructor(words: readonly Lexeme[]) {
    this.words = words;
  }

  peek(ahead = 0): Lexeme {
    const word = this.words[Math.min(this.index + ahead, this.words.length - 1)];
    if (!word) throw new Error("An expression has at least its end.");
    return word;
  }

  take(): Lexeme {
    const word = this.peek();
    this.index += 1;
    return word;
  }

  is(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "symbol" && text === symbol;
  }

  accept(symbol: string): boolean {
    const found = this.is(symbol);
    if (found) this.index += 1;
    return found;
  }

  expect(symbol: string, place: string): void {
    if (!this.accept(symbol)) this.fail(`Expected "${symbol}" ${place}, found ${this.shown()}.`);
  }

  end(): void {
    if (this.peek().kind !== "end") this.fail(`Expected the end, found ${this.shown()}.${hintAt(this.peek().text)}`);
  }

  shown(): string {
    const { kind, text } = this.peek();
    return kind === "end" ? "the end" : `"${text.slice(0, 40)}"`;
  }

  fail(message: string, at = this.peek().at): never {
    throw new SourceProblem("syntax", message, at);
  }

  notOffered(what: string, at = this.peek().at): never {
    throw new SourceProblem("notOffered", `This service does not offer ${what}.`, at);
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
