import type { Operation } from "./operation";

/** `GET|POST /auth/oauth/userinfo` (OpenID Connect Core §5.3). */
export const userinfoOperation: Operation = {
  id: "userinfo",
  method: "GET",
  path: "/auth/oauth/userinfo",
  summary: "Who the access token acts for (OpenID Connect).",
  scope: "openid",
  publicScopes: [],
};

/** `GET /authorization/whoami` (CONTRACT §2.4). */
export const whoamiOperation: Operation = {
  id: "whoami",
  method: "GET",
  path: "/authorization/whoami",
  summary: "Who this credential acts for, and what it may do.",
  scope: null,
  publicScopes: [],
};

/** `POST /protected_endpoint` (CONTRACT §2.4). */
export const protectedEchoOperation: Operation = {
  id: "protected-endpoint",
  method: "POST",
  path: "/protected_endpoint",
  summary: "Echoes the JSON body and says who called, for trying a credential out.",
  scope: null,
  publicScopes: [],
};

/** The operations that tell a credential about itself. */
export const IDENTITY_OPERATIONS: readonly Operation[] = [userinfoOperation, whoamiOperation, protectedEchoOperation];
