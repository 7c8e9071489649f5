/** An OAuth client of another system, as far as there is a place for it here. */
export interface MovedClient {
  clientId: string;
  name: string;
  description: string;
  homepageUrl: string | null;
  type: "confidential" | "public";
  redirectUris: readonly string[];
  scopes: readonly string[];
  /** `null`: the file has none that can be used, and a new one is made. */
  secret: string | null;
  disabled: boolean;
  /** The email address of its developer, where the file says. */
  owner: string | null;
  /** What of it has no place here, in sentences for the operator. */
  notes: readonly string[];
}

/** A person of another system. */
export interface MovedPerson {
  email: string;
  /** What they sign in with; `null`: one is made of the address. */
  username: string | null;
  name: string;
  emailVerified: boolean;
  disabled: boolean;
  /** In a form that `lib/credentials/password-schemes` checks; `null`: they choose one by "Forgotten password". */
  passwordHash: string | null;
  notes: readonly string[];
}

/** What a file of another system holds. */
export interface MovingIn {
  clients: readonly MovedClient[];
  people: readonly MovedPerson[];
  /** What of the file as a whole has no place here. */
  notes: readonly string[];
}

/** A kind of file that can be read: its declaration is all that a new one takes. */
export interface MovingSource {
  /** What it is, for the operator. */
  title: string;
  /** What the file holds; nothing where it is another kind of file. Throws `MovingError`. */
  read(file: unknown): MovingIn | undefined;
}

/** A file that cannot be taken over, with what to do instead. */
export class MovingError extends Error {
  override readonly name = "MovingError";
}
