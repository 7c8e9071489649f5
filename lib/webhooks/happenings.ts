import { INVENTORY_KINDS, type InventoryKind } from "../contracts/inventory";
import type { WebhookEventType } from "../contracts/webhook-events";
import type { Happening } from "./tell";

/** What an audit row says of a change, as far as it is told. */
export interface ToldChange {
  action: string;
  target?: { type: string; id: string } | undefined;
  detail?: Readonly<Record<string, unknown>> | undefined;
}

type Reading = (change: ToldChange) => Happening[];

const only = (detail: ToldChange["detail"], names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => detail?.[name] !== undefined).map((name) => [name, detail?.[name]]));

/** Reads of a change that something of a kind happened to its target; `tells` of the row's details are told too. */
const toTarget =
  (type: WebhookEventType, about: Happening["about"], tells: readonly string[] = []): Reading =>
  ({ target, detail }) =>
    target ? [{ type, about, ids: [target.id], more: only(detail, tells) }] : [];

const CHANGES = ["changed", "successor", "overlapSeconds"];

const held = (noun: "api-key" | "access-token" | "b2b-login", name: "key" | "token" | "credential") => [
  [`${noun}.create`, toTarget(`${name}.created`, noun)] as const,
  [`${noun}.update`, toTarget(`${name}.updated`, noun, CHANGES)] as const,
  [`${noun}.rotate`, toTarget(`${name}.rotated`, noun, CHANGES)] as const,
  [`${noun}.revoke`, toTarget(`${name}.revoked`, noun)] as const,
];

// What an end means for others, by the kind of what ended; what nobody is told of is not here.
const ENDED: Partial<Record<InventoryKind, { type: WebhookEventType; about: Happening["about"] }>> = {
  "api-key": { type: "key.revoked", about: "api-key" },
  "access-token": { type: "token.revoked", about: "access-token" },
  "b2b-login": { type: "credential.revoked", about: "b2b-login" },
  connection: { type: "app.disconnected", about: "connection" },
};

const ended = (kind: string, ids: unknown): Happening[] => {
  const known = INVENTORY_KINDS.find((name) => name === kind);
  const meaning = known && ENDED[known];
  return meaning && Array.isArray(ids) ? [{ ...meaning, ids: ids.map(String) }] : [];
};

const endOfTarget: Reading = ({ target }) => (target ? ended(target.type, [target.id]) : []);

const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ...held("api-key", "key"),
  ...held("access-token", "token"),
  ...held("b2b-login", "credential"),
  ["inventory.end", endOfTarget],
  ["user.end-credential", endOfTarget],
  ["inventory.revoke-all", ({ detail }) => Object.entries(detail ?? {}).flatMap(([kind, ids]) => ended(kind, ids))],
  ["grant.create", toTarget("app.connected", "connection")],
  ["grant.revoke", toTarget("app.disconnected", "connection")],
  ["app.add-secret", toTarget("app.secret.added", "app", ["secret", "overlapSeconds"])],
  ["app.remove-secret", toTarget("app.secret.removed", "app", ["secret"])],
  ["refresh_reuse", toTarget("app.refresh_reuse", "token-family")],
  ["code_reuse", toTarget("app.code_reuse", "token-family")],
]);

/** What a change that the audit log names means for webhooks; most mean nothing. */
export const happeningsOf = (change: ToldChange): Happening[] => READINGS.get(change.action)?.(change) ?? [];
