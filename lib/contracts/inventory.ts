import { z } from "zod";
import { CREDENTIAL_KIND_NAMES, type CredentialKind } from "../credentials/kinds/credential-kinds";
import { defineCall, idParams, listOutput, moment, removed } from "./call";

/** What else can act for a person, beside credentials. */
const OTHERS = ["app", "connection", "password-login", "session"] as const;
export type InventoryKind = CredentialKind | (typeof OTHERS)[number];

/** The kinds of things that can act for a person. */
export const INVENTORY_KINDS: readonly InventoryKind[] = [...CREDENTIAL_KIND_NAMES, ...OTHERS];

const kind = z.enum(INVENTORY_KINDS);

/** One thing that can act for me. */
export const inventoryItem = z.strictObject({
  kind,
  id: z.string(),
  name: z.string(),
  /** What tells it from others: the beginning of its secret, a user name, a client id, a browser. */
  mark: z.string(),
  /** `null`: all that I may do. */
  scopes: z.array(z.string()).nullable(),
  status: z.enum(["active", "expired", "disabled"]),
  /** Whether this very call came with it. */
  current: z.boolean(),
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  lastUsedAddress: z.string().nullable(),
  createdAt: moment,
});
export type InventoryItem = z.output<typeof inventoryItem>;

export const listInventory = defineCall({
  id: "listInventory",
  method: "GET",
  path: "/api/portal/inventory",
  summary: "Everything that can act for me: credentials, apps, connections, password logins of programs, browsers.",
  access: "portal",
  output: listOutput(inventoryItem),
});

export const endInventoryItem = defineCall({
  id: "endInventoryItem",
  method: "DELETE",
  path: "/api/portal/inventory/{id}",
  summary:
    "Take from one thing what lets it act for me: a credential is revoked, an app disabled, a browser signed out.",
  access: "portal",
  changes: "everything",
  params: idParams,
  output: removed,
});

export const revokeInventory = defineCall({
  id: "revokeInventory",
  method: "POST",
  path: "/api/portal/inventory/revoke",
  summary: "Do so for everything at once, or for some kinds; the browser that asks stays signed in.",
  access: "portal",
  changes: "everything",
  body: z.strictObject({
    /** Left out: all of them. */
    kinds: z
      .array(kind, { error: "Kinds must be a list." })
      .min(1, "Choose at least one kind.")
      .default([...INVENTORY_KINDS]),
  }),
  output: z.strictObject({ ended: z.partialRecord(kind, z.number().int()) }),
});
