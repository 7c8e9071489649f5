import type { Caller, CallerUser } from "./caller";

/** Who a credential stands for, before address and scope are looked at. */
export interface Identified extends Omit<Caller, "address" | "session"> {
  /** Allow lists that the caller's address must be in, each where it has entries: of the credential, of the account. */
  allowLists: readonly (readonly string[])[];
}

/** What an authenticator works with. */
interface AuthenticatorContext {
  /** URL of the request under this server's own base URL, without query. */
  url: string;
  address: string;
}

/** One kind of credential at the gate: how a request carries it, and whose it is. */
export interface Authenticator {
  /** The credential as this request carries it, or `undefined`. Costs nothing. */
  present(request: Request): string | undefined;
  /** Whether a bare secret is of this kind; none where only its own header carries it. */
  recognises?: (secret: string) => boolean;
  /** Whose it is. Throws `AccessError`: `invalid_token` when it is not good, `suspended` when it is switched off. */
  identify(presented: string, context: AuthenticatorContext): Promise<Identified>;
}

/** The person columns of a principal row as the gate hands them on. */
export const toUser = (row: {
  user_id: string;
  account_number: number;
  name: string;
  email: string;
  username: string;
  role: string;
}): CallerUser => ({
  id: row.user_id,
  accountNumber: row.account_number,
  name: row.name,
  email: row.email,
  username: row.username,
  role: row.role,
});
