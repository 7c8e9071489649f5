import type { Explanation } from "../../refusals/actors";
import type { ClientCredentials, TokenCore } from "../core";
import type { Client } from "../types";

/** What of a request may say who its client is. */
export interface ClientRequest {
  /** The `Authorization` header. */
  authorization: string | null;
  parameters: ReadonlyMap<string, string>;
}

/** Whether what a client presented is its own. */
export type Verified =
  /** `digest`: of the secret that was right. */
  { own: true; digest?: string } | { own: false; explanation: Explanation };

/** One way in which clients show that they are who they say (RFC 6749 §2.3). */
export interface ClientAuthentication {
  /** Its names in metadata (RFC 7591 §2). */
  methods: readonly string[];
  /** Which clients use it. */
  clients: Client["type"];
  /** What a request presents, if it is of this way. Throws `Failure` when it cannot be read. */
  present(request: ClientRequest): ClientCredentials | null;
  verify(core: Pick<TokenCore, "peppers">, client: Client, secret: string | null): Verified;
}
