import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "../../db/queries/audit";
import { archivedEnd, auditHead } from "../../db/queries/audit-chain";
import { isCurrentSeal } from "../credentials/audit-sealer";
import { type Peppers, readPeppers } from "../credentials/pepper";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { archiveAudit } from "./archive-audit";
import { verifyArchive } from "./audit-archive";
import { auditCheckpoint } from "./audit-checkpoint";
import { sealAuditLog } from "./seal-audit-log";
import { verifyAudit } from "./verify-audit";

const ROW = {
  actorId: "usr_1",
  credentialId: null,
  targetType: "app",
  targetId: "app_1",
  subjectId: null,
  detail: { name: 'Übung \u2028 "quoted" \\ end' },
  address: null,
  requestId: null,
};

let system: TestRuntime;
let peppers: Peppers;
let folder: string;
beforeAll(async () => {
  system = await openTestRuntime();
  ({ peppers } = system.runtime.env);
  folder = await mkdtemp(join(tmpdir(), "gatehouse-archive-"));
  await sealAuditLog(system.runtime.db, peppers);
});
afterAll(async () => {
  await system.close();
  await rm(folder, { recursive: true });
});

const write = async (count: number) => {
  for (let n = 0; n < count; n++) await appendAudit(system.runtime.db, { ...ROW, action: "app.update" });
};

const archive = async (name: string) => {
  const file = join(folder, name);
  return {
    file,
    through: await archiveAudit(system.runtime.db, peppers, { file, before: new Date(Date.now() + 60_000) }),
  };
};

describe("an archive of the audit log", () => {
  it("holds the rows with what proves them, and the log goes on after it, archive after archive", async () => {
    const { db } = system.runtime;
    await write(4);
    const { text: early } = await auditCheckpoint(db, peppers);
    const first = await archive("first.gz");
    expect(first.through).toMatchObject({ n: 5 });
    expect(await verifyArchive(peppers, first.file)).toMatchObject({ after: { n: 0 }, through: first.through });
    // Row 6 says that it was archived.
    expect(await verifyAudit(db, peppers)).toEqual({ rows: 1, sealedFrom: 6, checkpoints: 0, fault: null });

    await write(2);
    const second = await archive("second.gz");
    const read = await verifyArchive(peppers, second.file);
    expect(read).toMatchObject({ after: first.through, through: { n: 8 } });
    expect(await verifyAudit(db, peppers)).toMatchObject({ rows: 1, fault: null });

    // A checkpoint of what was archived needs the file that holds it.
    expect((await verifyAudit(db, peppers, { text: early })).fault?.message).toContain("name its file");
    const { hashes } = await verifyArchive(peppers, first.file, new Set([5]));
    expect(await verifyAudit(db, peppers, { text: early, archived: hashes })).toMatchObject({
      checkpoints: 1,
      fault: null,
    });
    expect((await readdir(folder)).sort()).toEqual(["first.gz", "second.gz"]);
  });

  it("is not whole once a byte of a row, a row, its seal or its end is another", async () => {
    await write(3);
    const { file } = await archive("whole.gz");
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split("\n");
    const changed: [string, string[]][] = [
      ["a row", lines.map((line, n) => (n === 2 ? line.replace("app.update", "app.delete") : line))],
      ["a row's space", lines.map((line, n) => (n === 2 ? line.replace('", "', '","') : line))],
      ["a row that is gone", lines.filter((_, n) => n !== 2)],
      ["a seal", lines.map((line, n) => (n === 2 ? line.replace(/("seal":"[^.]+\.)./, "$1!") : line))],
      ["the end", lines.slice(0, -1)],
      ["an end too early", [...lines.slice(0, 2), lines.at(-1) ?? ""]],
      ["more", [...lines, lines[2] ?? ""]],
      ["another beginning", lines.map((line, n) => (n === 0 ? line.replace(/"hash":"./, '"hash":"x') : line))],
      ["nothing", []],
    ];
    const copy = join(folder, "copy.gz");
    const found = [];
    for (const [what, text] of changed) {
      await writeFile(copy, gzipSync(`${text.join("\n")}\n`));
      found.push([
        what,
        await verifyArchive(peppers, copy).then(
          () => "whole",
          ({ name }: Error) => name,
        ),
      ]);
    }
    expect(found).toEqual(changed.map(([what]) => [what, "ArchiveError"]));
  });

  it("lets nobody who writes the database say that rows were archived", async () => {
    const { db } = system.runtime;
    await write(3);
    const { n } = await auditHead(db);
    const undo = new Error("undo");
    const found: unknown[] = [];
    for (const seal of ["archived_seal", "null"]) {
      await db
        .transaction(async (tx) => {
          await tx.script(`
            update audit_head set archived_n = ${n - 1}, archived_seal = ${seal},
              archived_hash = (select hash from audit_log where n = ${n - 1});
            delete from audit_log where n < ${n};`);
          found.push((await verifyAudit(tx, peppers)).fault);
          throw undo;
        })
        .catch((error: unknown) => expect(error).toBe(undo));
    }
    const fault = { n: n - 1, message: expect.stringContaining("does not begin where it did") };
    expect(found).toEqual([fault, fault]);
  });

  it("is sealed again under a new pepper, and asks for the old one until it is", async () => {
    const { db } = system.runtime;
    const [older] = peppers;
    const newer = Buffer.alloc(32, 9).toString("base64url");
    const both = readPeppers(`${newer},${Buffer.from(older.secret).toString("base64url")}`);
    expect((await verifyAudit(db, readPeppers(newer))).fault?.message).toContain("SAFESTORE_PEPPER does not list");
    await sealAuditLog(db, both);
    const { seal } = (await archivedEnd(db)) ?? {};
    expect(isCurrentSeal(both, seal ?? "")).toBe(true);
    expect((await verifyAudit(db, both)).fault).toBeNull();
  });
});
