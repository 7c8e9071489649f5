import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "../../db/queries/audit";
import { auditHead } from "../../db/queries/audit-chain";
import { type Peppers, readPeppers } from "../credentials/pepper";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { auditCheckpoint } from "./audit-checkpoint";
import { sealAuditLog } from "./seal-audit-log";
import { type VerifiedAudit, verifyAudit } from "./verify-audit";

const entry = (action: string, detail: Record<string, unknown> = {}) => ({
  action,
  actorId: "usr_1",
  credentialId: null,
  targetType: "app",
  targetId: "app_1",
  subjectId: "usr_1",
  detail,
  address: "203.0.113.7",
  requestId: null,
});

/** What somebody runs who writes the database and knows how rows are hashed, but not the pepper. */
const HASHED_ANEW = `
  do $$
  declare
    entry record;
    before bytea := decode(repeat('00', 32), 'hex');
    next bigint := 0;
  begin
    for entry in select * from audit_log order by audit_log.n loop
      next := next + 1;
      update audit_log log set n = next, previous_hash = before where log.n = entry.n;
      update audit_log log set hash = sha256(log.previous_hash || convert_to(jsonb_build_array(
        log.n, to_char(log.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), log.action, log.actor_id,
        log.credential_id, log.target_type, log.target_id, log.subject_id, log.detail, log.address,
        log.request_id)::text, 'UTF8')) where log.n = next returning log.hash into before;
    end loop;
    update audit_head set n = next, hash = before;
  end $$;`;

let system: TestRuntime;
let peppers: Peppers;
beforeAll(async () => {
  system = await openTestRuntime();
  ({ peppers } = system.runtime.env);
  const { db } = system.runtime;
  await sealAuditLog(db, peppers);
  for (let index = 2; index <= 5; index++) {
    await appendAudit(db, entry("app.create", { name: `Übung ${index}`, b: 1, aa: null }));
  }
});
afterAll(() => system.close());

/** What is found after statements that are taken back again. */
async function foundAfter(statements: string, witness = "", under = peppers): Promise<VerifiedAudit> {
  let found: VerifiedAudit | undefined;
  const undo = new Error("undo");
  await system.runtime.db
    .transaction(async (tx) => {
      await tx.script(statements);
      found = await verifyAudit(tx, under, { text: witness });
      throw undo;
    })
    .catch((error: unknown) => expect(error).toBe(undo));
  if (!found) throw new Error("nothing was found");
  return found;
}

const faultAfter = async (statements: string, witness?: string) => (await foundAfter(statements, witness)).fault;

describe("the audit log", () => {
  it("verifies as it was written, by many at once and without a gap", async () => {
    const { db } = system.runtime;
    await Promise.all(Array.from({ length: 10 }, () => appendAudit(db, entry("app.update"))));
    expect(await verifyAudit(db, peppers)).toEqual({ rows: 15, sealedFrom: 1, checkpoints: 0, fault: null });
  });

  it("has nothing of a transaction that failed", async () => {
    const { db } = system.runtime;
    const before = await auditHead(db);
    const failing = db.transaction(async (tx) => {
      await appendAudit(tx, entry("app.delete"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await auditHead(db)).toEqual(before);
  });

  it("names the row that was changed, removed or put elsewhere", async () => {
    const first = { n: 1, message: expect.stringContaining("broken at row 1") };
    expect(await faultAfter("update audit_log set detail = '{}' where n = 1")).toEqual(first);
    for (const [statement, n] of [
      ["update audit_log set action = 'app.read' where n = 3", 3],
      ["update audit_log set at = at + interval '1 microsecond' where n = 2", 2],
      ["update audit_log set hash = sha256('x') where n = 4", 4],
      ["delete from audit_log where n = 2", 3],
      ["delete from audit_log where n = 15", 15],
      ["delete from audit_log where n = 1", 2],
      [
        "update audit_log set n = 99 where n = 4; update audit_log set n = 4 where n = 5; update audit_log set n = 5 where n = 99",
        4,
      ],
    ] as const) {
      expect([statement, (await faultAfter(statement))?.n]).toEqual([statement, n]);
    }
  });

  it("is no chain that somebody computed anew after changing, removing or adding a row", async () => {
    for (const [statement, n] of [
      ["update audit_log set action = 'app.read' where n = 3", 3],
      ["delete from audit_log where n = 4", 4],
      [
        "insert into audit_log select 99, at, action, actor_id, credential_id, target_type, target_id, subject_id, detail, address, request_id, previous_hash, hash, seal from audit_log where n = 5",
        16,
      ],
    ] as const) {
      const fault = { n, message: expect.stringContaining("not sealed under the pepper") };
      expect([statement, await faultAfter(`${statement};${HASHED_ANEW}`)]).toEqual([statement, fault]);
    }
    // Without the seals it would be a log from before they were.
    const bare = "update audit_log set seal = null; update audit_head set seal = null;";
    expect(await faultAfter(`delete from audit_log where n = 4;${bare}${HASHED_ANEW}`)).toMatchObject({
      message: expect.stringContaining("not sealed"),
    });
    expect(await faultAfter("update audit_log set seal = null where n = 9")).toMatchObject({ n: 9 });
  });

  it("ends where it ended: what is cut off is missed, though the chain before it is whole", async () => {
    const cut = `delete from audit_log where n > 12;
      update audit_head set (n, hash, seal) = (select n, hash, seal from audit_log where n = 12);`;
    expect(await faultAfter(cut)).toEqual({ n: 12, message: expect.stringContaining("does not end where it did") });
    expect(
      await faultAfter("update audit_head set (n, hash) = (select n, hash from audit_log where n = 12)"),
    ).toMatchObject({
      n: 12,
    });
  });

  it("holds what a checkpoint says, or the checkpoint tells of the end that was cut off with the head of that time", async () => {
    const { db } = system.runtime;
    const { n, hash, seal } = await auditHead(db);
    await appendAudit(db, entry("app.delete"));
    const { text } = await auditCheckpoint(db, peppers);
    const kept = `any text around it ${text}\nand more`;
    expect(await foundAfter("select 1", kept)).toEqual({ rows: 16, sealedFrom: 1, checkpoints: 1, fault: null });

    // Who had a copy of the database puts back what was its end: by itself that is a whole log.
    const back = `delete from audit_log where n > ${n};
      update audit_head set n = ${n}, hash = decode('${hash}', 'hex'), seal = '${seal}'`;
    expect((await foundAfter(back)).fault).toBeNull();
    expect(await faultAfter(back, kept)).toEqual({
      n: 16,
      message: expect.stringContaining("was removed or written anew"),
    });

    const forged = text.replace(/\.16\./, ".15.");
    expect(await faultAfter("select 1", forged)).toEqual({
      n: 15,
      message: expect.stringContaining("not one of this server"),
    });
  });

  it("goes on under a new pepper, which without the old one is asked for", async () => {
    const [older] = peppers;
    const newer = Buffer.alloc(32, 9).toString("base64url");
    const both = readPeppers(`${newer},${Buffer.from(older.secret).toString("base64url")}`);
    const [{ text }, alone] = [await auditCheckpoint(system.runtime.db, peppers), readPeppers(newer)];
    expect((await foundAfter("select 1", "", both)).fault).toBeNull();
    expect((await foundAfter("select 1", "", alone)).fault?.message).toContain("SAFESTORE_PEPPER does not list");
    expect((await foundAfter("select 1", text, both)).checkpoints).toBe(1);
  });

  it("covers what was written before it was sealed", async () => {
    const carriedOver = "update audit_log set seal = null where n <= 8";
    expect(await foundAfter(carriedOver)).toMatchObject({ sealedFrom: 9, fault: null });
    expect(await faultAfter(`${carriedOver}; update audit_log set detail = '{}' where n = 3`)).toMatchObject({ n: 3 });
    expect(
      await faultAfter(`${carriedOver}; update audit_log set detail = '{}' where n = 3;${HASHED_ANEW}`),
    ).toMatchObject({ n: 9 });
  });
});
