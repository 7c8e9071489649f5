import type { ClientAuthentication } from "./client-authentication";

/** A public client says its name and proves nothing: it has no secret, and relies on PKCE (RFC 7636). */
export const none = {
  methods: ["none"],
  clients: "public",
  present({ parameters }) {
    const id = parameters.get("client_id");
    return id ? { id, secret: null, basic: false } : null;
  },
  verify: (_core, _client, secret) =>
    secret === null
      ? { own: true }
      : { own: false, explanation: { reason: "A public client has no secret, and one was sent." } },
} as const satisfies ClientAuthentication;
