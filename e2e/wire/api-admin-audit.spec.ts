import { expect } from "playwright/test";
import { type Account, baseUrl, call } from "../fixtures/account";
import { test } from "../fixtures/test";

interface Event {
  n: number;
  action: string;
  actor: { id: string } | null;
}

const CHECKPOINT = /^gth-checkpoint\.\d+\.\d+\.[0-9a-f]{64}\.[0-9a-f]{12}\.[\w-]{43}$/;

const list = async (admin: Account, query: Record<string, string>) => {
  const { body } = await admin.api<{ data: Event[] }>("GET", `/api/admin/audit?${new URLSearchParams(query)}`);
  return body.data;
};

const download = (admin: Account, query: Record<string, string>) =>
  fetch(`${baseUrl()}/api/admin/audit/export?${new URLSearchParams(query)}`, { headers: { cookie: admin.cookie } });

test.describe("200", () => {
  test("events are found by person, credential, action and time", async ({ admin, account }) => {
    const before = new Date(Date.now() - 60_000).toISOString();
    const key = await account.api<{ id: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const found = async (query: Record<string, string>) => (await list(admin, query)).map(({ action }) => action);
    expect(await found({ person: account.email, action: "api-key." })).toEqual(["api-key.create"]);
    expect(await found({ person: account.username, action: "api-key.", since: before })).toEqual(["api-key.create"]);
    expect(await found({ person: account.id, until: before })).toEqual([]);
    expect(await found({ credential: key.body.id })).toEqual(["api-key.create"]);
    expect(await found({ target: key.body.id })).toEqual(["api-key.create"]);
    expect(await found({ person: "nobody-of-this-name" })).toEqual([]);
  });

  test("a file holds whole rows, oldest first, as CSV and as JSON lines", async ({ admin, account }) => {
    await account.api("PATCH", "/api/portal/me", { name: '=HYPERLINK("http://evil.test")' });
    const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: '=cmd|"x", y' });
    const lines = await download(admin, { format: "jsonl", person: account.id });
    expect(lines.headers.get("content-type")).toBe("application/jsonl; charset=utf-8");
    expect(lines.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[\d-]{10}\.jsonl"$/);
    const rows = (await lines.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows[0]).toEqual({
      n: expect.any(Number),
      at: expect.any(String),
      action: "user.sign-up",
      actorId: account.id,
      credentialId: null,
      targetType: null,
      targetId: null,
      subjectId: account.id,
      address: expect.any(String),
      requestId: expect.stringMatching(/^req_/),
      detail: {},
      previousHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const numbers = rows.map(({ n }) => Number(n));
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));

    // What the whole log was when the file was made, to verify it against later.
    expect(rows.at(-1)).toMatchObject({
      action: "audit.checkpoint",
      n: expect.any(Number),
      previousHash: null,
      detail: { checkpoint: expect.stringMatching(CHECKPOINT) },
    });

    const csv = await (await download(admin, { person: account.id })).text();
    const [head, first, ...rest] = csv.split("\r\n");
    expect(head).toBe(
      "n,at,action,actorId,credentialId,targetType,targetId,subjectId,address,requestId,detail,previousHash,hash",
    );
    expect(first).toContain(",user.sign-up,");
    expect(rest).toHaveLength(rows.length);
    expect(csv).not.toContain(key.body.key);
  });
});

test("a row of a change says what was changed, from what to what, and holds nothing that opens a webhook", async ({
  admin,
  account,
}) => {
  const url = "https://hooks.example.com/services/T0/B0/s3cr3t?token=t0k3n";
  const { body: webhook } = await account.api<{ id: string }>("POST", "/api/portal/webhooks", { url });
  const { body: key } = await account.api<{ id: string }>("POST", "/api/portal/api-keys", { name: "k" });
  const path = `/api/portal/webhooks/${webhook.id}`;
  await account.api("PATCH", path, { url: "https://other.example.com/s3cr3t", description: "" });
  // What is sent and is what it was before did not happen.
  await account.api("PATCH", path, { description: "" });
  await account.api("PATCH", `/api/portal/api-keys/${key.id}`, { name: "key", disabled: false });
  const rows = await download(admin, { format: "jsonl", person: account.id });
  const text = await rows.text();
  expect(text).not.toMatch(/s3cr3t|t0k3n/);
  const details = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { action: string; detail: object })
    .flatMap(({ action, detail }) => (action.endsWith(".update") ? [[action, detail]] : []));
  const [before, after] = [{ url: "https://hooks.example.com" }, { url: "https://other.example.com" }];
  expect(details).toEqual([
    ["webhook.update", { ...after, changed: ["url"], before, after }],
    ["api-key.update", expect.objectContaining({ changed: ["name"], before: { name: "k" }, after: { name: "key" } })],
  ]);
});

test("a checkpoint says what the log is, in one word that the command takes", async ({ admin }) => {
  const { status, body } = await admin.api("GET", "/api/admin/audit/checkpoint");
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      n: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: expect.any(String),
      checkpoint: expect.stringMatching(CHECKPOINT),
    },
  });
});

test.describe("400", () => {
  test("what is no moment and no format is refused", async ({ admin }) => {
    expect((await admin.api("GET", "/api/admin/audit?since=yesterday")).status).toBe(400);
    expect((await download(admin, { format: "xlsx" })).status).toBe(400);
  });
});

test.describe("401 and 403", () => {
  test("the file is for administrators", async ({ account }) => {
    expect((await call("GET", "/api/admin/audit/export")).status).toBe(401);
    expect((await account.api("GET", "/api/admin/audit/export")).status).toBe(403);
    expect((await account.api("GET", "/api/admin/audit/checkpoint")).status).toBe(403);
  });
});
