import type { z } from "zod";
import type { HeldFacts, heldChange } from "../../contracts/held";

/** A credential of any kind that a person holds. */
export interface Held extends HeldFacts {
  /** `null`: all that its owner may do. Left out by kinds that are never narrowed. */
  scopes?: string[] | null;
  /** Of kinds that are sent as a user name and a password. */
  username?: string;
}

/** One that has just been made: the only moment at which its secret is known. */
export interface MadeHeld extends Held {
  secret: string;
}

/** What is chosen when one is made; a kind sends of it what it takes. */
export interface HeldDraft {
  name: string;
  expiresAt: string | null;
  allowedIps: string[] | null;
  /** `null`: all that its owner may do. */
  scopes: string[] | null;
}

export type HeldChange = z.input<typeof heldChange>;

/** The calls of the management API for one kind of held credential. All of them throw `ApiCallError`. */
export interface HeldApi {
  /** Root of its query keys. */
  key: string;
  list: (signal: AbortSignal) => Promise<{ data: Held[] }>;
  get: (id: string, signal: AbortSignal) => Promise<Held>;
  /** What the contract refuses of a draft, in the words of the server. */
  problemsOf: (draft: HeldDraft) => readonly { path: readonly PropertyKey[]; message: string }[];
  create: (draft: HeldDraft) => Promise<MadeHeld>;
  update: (id: string, change: HeldChange) => Promise<Held>;
  rotate: (id: string, overlapSeconds: number) => Promise<MadeHeld>;
  revoke: (id: string) => Promise<unknown>;
}
