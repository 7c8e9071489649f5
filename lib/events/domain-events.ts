import { type AuditAction, getActionFacts } from "../contracts/audit-actions";
import { INVENTORY_KINDS, type InventoryKind } from "../contracts/inventory";
import { type CredentialKind, getKindFacts, isCredentialKind } from "../credentials/kinds/credential-kinds";
import type { DomainEvent } from "./publish";

/** What an audit row says of a change, as far as it is told. */
export interface AuditedAction {
  action: AuditAction;
  target?: string | undefined;
  targetType?: InventoryKind | undefined;
  detail?: Readonly<Record<string, unknown>> | undefined;
}

/** What is told of the rows that a target names: `null` of what nobody is told of. */
const ABOUT = { app: "app", grant: "connection", "token-family": "token-family" } as const;

const findSubject = (target: string): DomainEvent["about"] | undefined =>
  isCredentialKind(target) ? "credential" : new Map<string, DomainEvent["about"]>(Object.entries(ABOUT)).get(target);

const only = (detail: AuditedAction["detail"], names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => detail?.[name] !== undefined).map((name) => [name, detail?.[name]]));

function ofTarget({ action, target, detail }: AuditedAction): DomainEvent[] {
  const { event, publishes = [], ...facts } = getActionFacts(action);
  const about = facts.target === null ? undefined : findSubject(facts.target);
  return event && about && target !== undefined
    ? [{ type: event, about, ids: [target], more: only(detail, publishes) }]
    : [];
}

const ofCredential = (kind: CredentialKind) =>
  ({ type: `${getKindFacts(kind).event}.revoked`, about: "credential" }) as const;

/** What an end means for others, by the kind of what ended; most are nobody else's matter. */
function ended(named: string, ids: unknown): DomainEvent[] {
  const kind = INVENTORY_KINDS.find((name) => name === named);
  if (!kind || !Array.isArray(ids)) return [];
  if (isCredentialKind(kind)) return [{ ...ofCredential(kind), ids: ids.map(String) }];
  return kind === "connection" ? [{ type: "app.disconnected", about: "connection", ids: ids.map(String) }] : [];
}

const endOfTarget = ({ target, targetType }: AuditedAction): DomainEvent[] =>
  targetType ? ended(targetType, [target]) : [];

// Actions that end things of several kinds.
const READINGS: Readonly<Partial<Record<AuditAction, (change: AuditedAction) => DomainEvent[]>>> = {
  "inventory.end": endOfTarget,
  "user.end-credential": endOfTarget,
  "inventory.revoke-all": ({ detail }) => Object.entries(detail ?? {}).flatMap(([kind, ids]) => ended(kind, ids)),
};

/** What a change that the audit log names means for webhooks; most mean nothing. */
export const toDomainEvents = (change: AuditedAction): DomainEvent[] => (READINGS[change.action] ?? ofTarget)(change);
