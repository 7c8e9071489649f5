import { z } from "zod";
import { isEmail } from "../is-email";
import type { MovedClient, MovingSource } from "../moving-in";

const client = z.object({
  client_id: z.string(),
  client_name: z.string().default(""),
  client_uri: z.string().default(""),
  redirect_uris: z.array(z.string()).nullish(),
  scope: z.string().default(""),
  owner: z.string().default(""),
  token_endpoint_auth_method: z.string().default("client_secret_basic"),
});

const BY_SECRET = ["client_secret_basic", "client_secret_post"];

function toClient(given: z.output<typeof client>): MovedClient {
  const method = given.token_endpoint_auth_method;
  const known = method === "none" || BY_SECRET.includes(method);
  return {
    clientId: given.client_id,
    name: given.client_name || given.client_id,
    description: "",
    homepageUrl: given.client_uri || null,
    type: method === "none" ? "public" : "confidential",
    redirectUris: given.redirect_uris ?? [],
    scopes: given.scope.split(" ").filter(Boolean),
    // Hydra keeps a hash, and shows nobody more.
    secret: null,
    disabled: false,
    owner: isEmail(given.owner) ? given.owner : null,
    notes: known ? [] : [`It signed in by ${method}, which is not there: it has a client secret now.`],
  };
}

/** Clients as `hydra list oauth2-clients --format json` or its admin API print them. Hydra has no people. */
export const hydra: MovingSource = {
  title: "Ory Hydra client list",
  read(file) {
    const list = z.union([z.array(client), z.object({ items: z.array(client) }).transform(({ items }) => items)]);
    const clients = list.safeParse(file).data;
    return clients && { clients: clients.map(toClient), people: [], notes: [] };
  },
};
