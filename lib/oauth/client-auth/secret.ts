import { isUtf8 } from "node:buffer";
import { lookUpDigests } from "../../credentials/pepper";
import type { ClientCredentials } from "../core";
import { Failure } from "../failure";
import { sameText } from "../same-text";
import type { ClientAuthentication } from "./client-authentication";

function formDecoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
}

/** Client credentials of an `Authorization: Basic` header; other schemes are ignored, as CONTRACT §2 wants it. */
function basicCredentials(header: string): ClientCredentials | null {
  if (!/^basic(\s|$)/i.test(header)) return null;
  const refuse = () =>
    new Failure(
      "invalid_client",
      "The Basic header is not a pair of UTF-8 texts with a colon between them, in Base64.",
      { triedBasic: true },
    );
  const [, encoded] = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(header.trim()) ?? [];
  if (!encoded || encoded.length > 2000) throw refuse();
  const bytes = Buffer.from(encoded, "base64");
  const pair = bytes.toString("utf8");
  const colon = pair.indexOf(":");
  if (colon < 0 || pair.includes("\0") || !isUtf8(bytes)) throw refuse();
  const sent = { id: pair.slice(0, colon), secret: pair.slice(colon + 1) };
  // RFC 6749 §2.3.1 form-encodes both parts; many clients do not, and a secret may hold what looks encoded.
  const decoded = { id: formDecoded(sent.id), secret: formDecoded(sent.secret) };
  const differs = decoded.id !== sent.id || decoded.secret !== sent.secret;
  return { ...sent, basic: true, ...(differs && { alternatives: [decoded] }) };
}

/** The client's secret, as HTTP Basic or in the body (RFC 6749 §2.3.1). */
export const secret = {
  methods: ["client_secret_basic", "client_secret_post"],
  clients: "confidential",
  present({ authorization, parameters }) {
    const basic = basicCredentials(authorization ?? "");
    const id = parameters.get("client_id");
    const inBody = parameters.get("client_secret") || null;
    if (!basic) return id && inBody !== null ? { id, secret: inBody, basic: false } : null;
    if (inBody !== null || (id && id !== basic.id && (basic.alternatives ?? []).every((other) => other.id !== id))) {
      throw new Failure("invalid_parameter", "The client authenticates in two ways. Use the header or the body.", {
        parameter: "client_id",
      });
    }
    return basic;
  },
  verify({ peppers }, client, presented) {
    if (presented === null) return { own: false, explanation: { reason: "No client secret was sent." } };
    const digests = lookUpDigests(peppers, presented);
    const digest = client.secretDigests.find((stored) => digests.some((one) => sameText(stored, one)));
    if (digest !== undefined) return { own: true, digest };
    return { own: false, explanation: { reason: "The client secret is none of those that the app has now." } };
  },
} as const satisfies ClientAuthentication;
