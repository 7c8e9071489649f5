import type { Peppers } from "../../credentials/pepper";
import type { OAuthStore } from "../store";
import type { Person } from "../types";
import type { ConsentStore } from "./consent-store";

/** What the authorization endpoint works with. */
export interface AuthorizeCore {
  store: Pick<OAuthStore, "findClient"> & ConsentStore;
  peppers: Peppers;
  issuer: string;
  /** Every scope that there is. */
  knownScopes(): Promise<readonly string[]>;
}

/** Who is signed in at the browser. */
export interface SignedIn {
  person: Person;
  authenticatedAt: Date;
}

/** What is to happen next. */
export type AuthorizeOutcome =
  | { next: "redirect"; location: string }
  /** `again` = even who is signed in must type the password; `register` = begin at the sign-up form. */
  | { next: "sign-in"; again: boolean; register: boolean }
  | { next: "consent"; ticket: string };
