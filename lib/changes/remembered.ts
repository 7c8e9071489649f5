import { now } from "../clock";
import { onChange } from "./changes";

interface Entry<Value> {
  value: Value;
  /** Milliseconds since 1970. */
  end: number;
  tags: readonly string[];
}

/** What is kept of values, and for how long. */
interface Rules<Value> {
  /** How many are kept; the least recently used make room. */
  most: number;
  /** What must be announced for a value to be forgotten: all that it was read from. */
  getTags: (value: Value) => readonly string[];
  /** When it ends by time alone; `null` where it does not. */
  getEnd: (value: Value) => number | null;
}

/**
 * Values by key, each read once and forgotten when anything that it was read from is announced as changed, or its time
 * has come. One that a change overtakes while it is read is used and not remembered.
 */
export class Remembered<Value> {
  private readonly rules: Rules<Value>;
  private readonly entries = new Map<string, Entry<Value>>();
  /** The keys of the values that hang on each tag. */
  private readonly keys = new Map<string, Set<string>>();
  private generation = 0;

  constructor(rules: Rules<Value>) {
    this.rules = rules;
    onChange((changed) => {
      this.generation += 1;
      if (changed === "everything") {
        this.entries.clear();
        this.keys.clear();
        return;
      }
      for (const tag of changed) for (const key of [...(this.keys.get(tag) ?? [])]) this.forget(key);
    });
  }

  /** The value of a key as it is remembered, or else as `read` gives it. */
  async get<Read extends Value | undefined>(key: string, read: () => Promise<Read>): Promise<Value | Read> {
    return this.recall(key) ?? this.renew(key, read);
  }

  /** The value of a key as it is remembered. */
  recall(key: string): Value | undefined {
    const known = this.entries.get(key);
    if (!known) return undefined;
    if (known.end <= now()) {
      this.forget(key);
      return undefined;
    }
    // The least recently used stands first in the map, and is the first to make room.
    this.entries.delete(key);
    this.entries.set(key, known);
    return known.value;
  }

  /** Reads the value of a key, whatever is remembered, and remembers it; `undefined` is not remembered. */
  async renew<Read extends Value | undefined>(key: string, read: () => Promise<Read>): Promise<Read> {
    const readIn = this.generation;
    const value = await read();
    if (readIn !== this.generation) return value;
    if (value === undefined) this.forget(key);
    else this.keep(key, value);
    return value;
  }

  private forget(key: string): void {
    const known = this.entries.get(key);
    if (!known) return;
    this.entries.delete(key);
    for (const tag of known.tags) {
      const keys = this.keys.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.keys.delete(tag);
    }
  }

  private keep(key: string, value: Value): void {
    const end = this.rules.getEnd(value) ?? Number.POSITIVE_INFINITY;
    if (end <= now()) return;
    this.forget(key);
    const tags = this.rules.getTags(value);
    this.entries.set(key, { value, end, tags });
    for (const tag of tags) {
      const keys = this.keys.get(tag) ?? new Set();
      this.keys.set(tag, keys.add(key));
    }
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.rules.most && oldest !== undefined) this.forget(oldest);
  }
}
