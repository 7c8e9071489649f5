import type { Actors, Explanation } from "./actors";

const KIND = Symbol.for("gatehouse.refusal");

/**
 * What every refusal of ours is, whichever door it is made at: a code of a closed list, a message for the caller, and,
 * for the owner of the credential alone, what it rests on. The server and Next each load their own copy of these
 * classes and share what throws them (`perRuntime`), so they are known by their kind, not by identity: else the other
 * copy's refusal would pass for a fault of ours.
 */
export abstract class Refusal extends Error {
  static readonly kind: string = "Refusal";

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null || !(KIND in value)) return false;
    // Inherited by each class of refusals, whose own kind it then asks for.
    // biome-ignore lint/complexity/noThisInStatic: see above.
    return this.kind === "Refusal" || value[KIND] === this.kind;
  }

  readonly [KIND]: string;
  abstract readonly code: string;
  readonly explanation: Explanation | null;
  /** Whose request is refused: filled on its way out by whoever knows (`withActors`). */
  actors: Actors = {};

  constructor(message: string, explanation: Explanation | null, options?: ErrorOptions) {
    super(message, options);
    const { kind } = new.target;
    this[KIND] = kind;
    this.name = kind;
    this.explanation = explanation;
  }
}
