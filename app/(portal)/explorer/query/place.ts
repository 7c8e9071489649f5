import type { CatalogueEntity } from "@/lib/contracts/entities";

/** Where in a query a caret stands: what kind of word fits there, and of which entity. */
export interface Place {
  kind: "root" | "fields" | "aggregate" | "argument" | "expression" | "order" | "direction" | "path" | "nothing";
  entity: string;
}

type Frame =
  | { kind: "root" }
  | { kind: "fields" | "call"; entity: string }
  | { kind: "arguments"; entity: string; argument: string };

const WORD = /#[^\n]*|\$?[A-Za-z_]\w*|[{}()[\],:.@"']|[^\s]/g;

class Walk {
  private readonly entities: readonly CatalogueEntity[];
  private readonly frames: Frame[] = [{ kind: "root" }];
  /** The last names apart by dots, such as `category.name`, while nothing has come between. */
  private path: string[] = [];
  private before = "";
  /** The quote of a condition that is being read from inside. */
  private quote = "";
  private inList = false;
  /** The entities whose rows are read. */
  readonly touched = new Set<string>();

  constructor(entities: readonly CatalogueEntity[]) {
    this.entities = entities;
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? { kind: "root" };
  }

  private get entity(): string {
    return this.frame.kind === "root" ? "" : this.frame.entity;
  }

  /** The entity that a path of relations leads to, from the one whose fields are being named. */
  private follow(path: readonly string[]): string {
    let at = this.entity;
    for (const step of path) {
      const one = this.entities.find(({ name }) => name === at);
      at = one?.relations.find(({ name }) => name === step)?.entity ?? "";
    }
    return at;
  }

  private opened(): Frame {
    const [named = ""] = this.path.slice(-1);
    if (this.frame.kind === "root") return { kind: "fields", entity: named };
    return { kind: "fields", entity: this.follow([named]) };
  }

  private called(): Frame {
    const named = this.path.at(-1) ?? "";
    if (this.frame.kind === "root") return { kind: "arguments", entity: named, argument: "" };
    const other = this.frame.kind === "fields" ? this.follow([named]) : "";
    return other ? { kind: "arguments", entity: other, argument: "" } : { kind: "call", entity: this.entity };
  }

  /** Takes one word. Gives where reading goes on: behind the text, where a quote begins one. */
  private take(word: string, text: string, at: number): number {
    const next = at + word.length;
    const { frame } = this;
    if (word.startsWith("#")) return next;
    if (word === '"' || word === "'") {
      if (word === this.quote) {
        this.quote = "";
      } else if (!this.quote && frame.kind === "arguments" && frame.argument === "where" && this.before === ":") {
        this.quote = word;
      } else {
        const close = text.indexOf(word, next);
        this.before = word;
        this.path = close < 0 ? ["'"] : [];
        return close < 0 ? text.length : close + 1;
      }
      this.path = [];
    } else if (word === "{") {
      // The outer pair of braces that may stand around everything opens nothing.
      if (this.path.length > 0 || this.frames.length > 1) this.frames.push(this.opened());
      this.path = [];
    } else if (word === "(") {
      this.frames.push(this.called());
      this.path = [];
    } else if (word === "}" || word === ")") {
      const closed = this.frame;
      if (this.frames.length > 1) this.frames.pop();
      // After its arguments, a list's fields follow: the name must not be lost.
      this.path = word === ")" && closed.kind === "arguments" ? [this.named(closed)] : [];
    } else if (word === ":" && frame.kind === "arguments" && !this.quote) {
      frame.argument = this.before;
      this.path = [];
    } else if (/^[A-Za-z_]/.test(word)) {
      this.path = this.before === "." ? [...this.path, word] : [word];
      this.touched.add(frame.kind === "root" ? word : this.follow(this.path));
    } else if (word !== ".") {
      this.path = [];
    }
    this.before = word;
    return next;
  }

  /** The name that leads to the entity of a frame from where it was opened. */
  private named({ entity }: { entity: string }): string {
    if (this.frame.kind === "root") return entity;
    const here = this.entities.find(({ name }) => name === this.entity);
    return here?.relations.find((relation) => relation.entity === entity)?.name ?? "";
  }

  private inArguments(frame: Frame & { kind: "arguments" }): Place {
    const { entity, argument } = frame;
    if (argument === "where" && (this.quote || this.before !== ",")) return { kind: "expression", entity };
    if (argument === "orderBy" && this.before === "@") return { kind: "direction", entity };
    if (argument === "orderBy" && (this.before === ":" || this.before === "[" || this.inList)) {
      return { kind: "order", entity };
    }
    if (argument && this.before === ":") return { kind: "nothing", entity };
    return { kind: "argument", entity };
  }

  /** Reads a text to its end. Gives the place there. */
  walk(text: string): Place {
    let at = 0;
    while (at < text.length) {
      WORD.lastIndex = at;
      const found = WORD.exec(text);
      if (!found) break;
      if (found[0] === "[") this.inList = true;
      if (found[0] === "]") this.inList = false;
      at = this.take(found[0], text, found.index);
    }
    const { frame, entity } = this;
    if (this.path[0] === "'") return { kind: "nothing", entity };
    if (this.before === "." && this.path.length > 0) return { kind: "path", entity: this.follow(this.path) };
    switch (frame.kind) {
      case "root":
        return { kind: "root", entity };
      case "fields":
        return { kind: this.before === "@" ? "aggregate" : "fields", entity };
      case "call":
        return { kind: "expression", entity };
      case "arguments":
        return this.inArguments(frame);
    }
  }
}

/** Where the end of `text`, the part of a query before a caret, stands. */
export const findPlace = (text: string, entities: readonly CatalogueEntity[]): Place => new Walk(entities).walk(text);

/** The entities that a query reads, those of its relations too. */
export function entitiesIn(query: string, entities: readonly CatalogueEntity[]): string[] {
  const walk = new Walk(entities);
  walk.walk(query);
  return entities.flatMap(({ name }) => (walk.touched.has(name) ? [name] : []));
}
