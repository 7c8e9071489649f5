const SEVERAL = "set-cookie";

/**
 * Headers on Web standards (Fetch §2.2.2) as a map and nothing else: the platform's own, which check what the HTTP server
 * has checked or will check, cost ten times as much to fill. Names are in small letters.
 */
export class PlainHeaders implements Headers {
  private readonly fields: Map<string, string>;
  private readonly cookies: string[] = [];

  /** `pairs`: names and values in turn, as they came over the wire. */
  constructor(pairs: readonly string[] = []) {
    this.fields = new Map();
    for (let index = 0; index + 1 < pairs.length; index += 2) this.append(pairs[index] ?? "", pairs[index + 1] ?? "");
  }

  append(name: string, value: string): void {
    const key = name.toLowerCase();
    if (key === SEVERAL) {
      this.cookies.push(value);
      return;
    }
    const before = this.fields.get(key);
    this.fields.set(key, before === undefined ? value : `${before}, ${value}`);
  }

  delete(name: string): void {
    const key = name.toLowerCase();
    if (key === SEVERAL) this.cookies.length = 0;
    else this.fields.delete(key);
  }

  get(name: string): string | null {
    const key = name.toLowerCase();
    if (key === SEVERAL) return this.cookies.length > 0 ? this.cookies.join(", ") : null;
    return this.fields.get(key) ?? null;
  }

  getSetCookie(): string[] {
    return [...this.cookies];
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    const key = name.toLowerCase();
    if (key !== SEVERAL) this.fields.set(key, value);
    else this.cookies.splice(0, this.cookies.length, value);
  }

  forEach(callback: (value: string, name: string, parent: Headers) => void, self?: unknown): void {
    for (const [name, value] of this.sorted()) callback.call(self, value, name, this);
  }

  entries() {
    return this.sorted()[Symbol.iterator]();
  }

  keys() {
    return this.sorted()
      .map(([name]) => name)
      [Symbol.iterator]();
  }

  values() {
    return this.sorted()
      .map(([, value]) => value)
      [Symbol.iterator]();
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  /** Sets all fields of `to`, which may be an answer of Node's. */
  addTo(to: { setHeader(name: string, value: string | readonly string[]): unknown }): void {
    for (const [name, value] of this.fields) to.setHeader(name, value);
    if (this.cookies.length > 0) to.setHeader(SEVERAL, this.cookies);
  }

  private sorted(): [string, string][] {
    const cookies = this.cookies.map((cookie): [string, string] => [SEVERAL, cookie]);
    return [...this.fields, ...cookies].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }
}
