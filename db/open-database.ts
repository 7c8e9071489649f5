import type { AuditSealer } from "./audit-sealer";
import type { Database } from "./client";
import { type EmbeddedPlace, openPglite } from "./drivers/pglite";
import { openPostgres } from "./drivers/postgres";
import type { PostgresTarget } from "./drivers/postgres-connect";

const refuse = (): never => {
  throw new Error("this database was opened without what seals its audit log");
};

/** For whoever writes nothing that is audited. */
export const NO_SEALER: AuditSealer = { row: refuse, head: refuse };

/** Opens PostgreSQL where a URL is given, else the embedded database. */
export function openDatabase(
  target: PostgresTarget | EmbeddedPlace,
  auditSealer: AuditSealer = NO_SEALER,
): Promise<Database> {
  return "url" in target ? openPostgres(target, auditSealer) : openPglite(target, auditSealer);
}
