import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../client";
import { appendAudit, verifyAudit } from "./audit";

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

describe("the audit chain", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase({ folder: null });
    await db.migrate("db/migrations");
    await db.script("insert into audit_head (id, n, hash) values (1, 0, decode(repeat('00', 32), 'hex'))");
    for (let index = 1; index <= 5; index++) {
      await db.transaction((tx) => appendAudit(tx, entry("app.create", { name: `Übung ${index}`, b: 1, aa: null })));
    }
  });
  afterAll(() => db.close());

  const tampered = async (statement: string) => {
    let result: Awaited<ReturnType<typeof verifyAudit>> | undefined;
    const undo = new Error("undo");
    await db
      .transaction(async (tx) => {
        await tx.script(statement);
        result = await verifyAudit(tx);
        throw undo;
      })
      .catch((error: unknown) => expect(error).toBe(undo));
    return result;
  };

  it("verifies as it was written", async () => {
    expect(await verifyAudit(db)).toEqual({ rows: 5, brokenAt: null });
  });

  it("numbers rows written at once without a gap", async () => {
    await Promise.all(Array.from({ length: 10 }, () => db.transaction((tx) => appendAudit(tx, entry("app.update")))));
    expect(await verifyAudit(db)).toEqual({ rows: 15, brokenAt: null });
  });

  it("writes nothing when its transaction fails", async () => {
    const before = await verifyAudit(db);
    const failing = db.transaction(async (tx) => {
      await appendAudit(tx, entry("app.delete"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await verifyAudit(db)).toEqual(before);
  });

  it("finds a changed row, a removed row, a removed tail and a row hashed anew", async () => {
    expect(await tampered("update audit_log set action = 'app.read' where n = 3")).toMatchObject({ brokenAt: 3 });
    expect(await tampered("update audit_log set detail = '{}' where n = 2")).toMatchObject({ brokenAt: 2 });
    expect(await tampered("update audit_log set at = at + interval '1 microsecond' where n = 2")).toMatchObject({
      brokenAt: 2,
    });
    expect(await tampered("delete from audit_log where n = 2")).toMatchObject({ brokenAt: 3 });
    expect(await tampered("delete from audit_log where n = 15")).toMatchObject({ brokenAt: 15 });
    expect(await tampered("delete from audit_log where n = 1")).toMatchObject({ brokenAt: 2 });
    expect(await tampered("update audit_log set hash = sha256('x') where n = 4")).toMatchObject({ brokenAt: 4 });
  });
});
