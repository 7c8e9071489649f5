import type { Client } from "../types";
import type { Found } from "./checks/checks";
import type { ReplyTo } from "./request";

/** An authorization request that passed every check (RFC 6749 §4.1.1 with RFC 7636, RFC 8707 and OpenID Connect). */
export type AuthorizationRequest = ReplyTo & Found & { client: Client; redirectUriGiven: boolean };
