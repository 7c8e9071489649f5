import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "playwright/test";
import { type Account, adminAccount, call, newAccount } from "../fixtures/account";
import { bearer } from "../fixtures/oauth";
import { pluginFolder, putPlugin } from "../fixtures/plugin-folder";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const TOKEN = `
const { OAUTH_CLIENT_ID: client_id, OAUTH_CLIENT_SECRET: client_secret, API_BASE_URL: base } = process.env;
export const token = async (more = {}) => {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret, ...more });
  const response = await fetch(base + "/auth/oauth/token", { method: "POST", body });
  return { status: response.status, ...(await response.json()) };
};
`;

/** Prints a token in a way that no mask knows, so that the test can use it as a thief would. */
const PRINT_TOKEN = `${TOKEN}
const { access_token } = await token();
console.log("token " + Buffer.from(access_token).toString("hex"));
console.log("secret " + Buffer.from(client_secret).toString("hex"), client_secret);
`;

const PLUGINS = {
  environment: { manifest: {}, program: "console.log(JSON.stringify({ env: process.env, cwd: process.cwd() }));" },
  thief: { manifest: {}, program: `${PRINT_TOKEN} setInterval(() => undefined, 1000);` },
  crashing: { manifest: {}, program: 'console.log("up"); process.exit(3);' },
  deaf: {
    manifest: {},
    program: `import { spawn } from "node:child_process";
      process.on("SIGTERM", () => console.log("no"));
      const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
      console.log("child " + child.pid);
      setInterval(() => undefined, 1000);`,
  },
  flooding: { manifest: {}, program: 'for (;;) { console.log("x".repeat(1000)); await new Promise(setImmediate); }' },
  greedy: {
    manifest: {},
    program: `const kept = []; setInterval(() => kept.push(Buffer.alloc(30_000_000, 1)), 50);`,
  },
  endless: { manifest: { schedule: "0 0 1 1 *" }, program: "setInterval(() => undefined, 1000);" },
  curious: {
    manifest: {},
    program: `${TOKEN} console.log(JSON.stringify([await token({ scope: "write" }), await token({ scope: "admin" })]));`,
  },
  listening: {
    manifest: { events: ["api-key.create", "user.*"] },
    program: `import { text } from "node:stream/consumers"; console.log(await text(process.stdin));`,
  },
  broken: { manifest: "{" },
  "no-command": { manifest: { command: "there-is-no-such-command --now" } },
  "twin-one": { manifest: { name: "twin" } },
  "twin-two": { manifest: { name: "twin" } },
  growing: { manifest: {}, program: 'console.log("version one");' },
};

let folder: string;
let dataDir: string;
let server: ServerProcess;
let admin: Account;

const act = (id: string, verb: string, body?: unknown) => admin.api("POST", `/api/admin/plugins/${id}/${verb}`, body);
const plugin = async (id: string) => (await admin.api("GET", `/api/admin/plugins/${id}`)).body;
const getLines = async (id: string): Promise<string[]> => {
  const { body } = await admin.api<{ data: { text: string }[] }>("GET", `/api/admin/plugins/${id}/log?limit=1000`);
  return body.data.map(({ text }) => text);
};
const getLine = async (id: string, start: string): Promise<string> => {
  await expect
    .poll(async () => (await getLines(id)).find((line) => line.startsWith(start)), { timeout: 30_000 })
    .toBeTruthy();
  return (await getLines(id)).find((line) => line.startsWith(start)) ?? "";
};
const toBecome = (id: string, state: string) =>
  expect.poll(async () => (await plugin(id)).state, { timeout: 30_000 }).toBe(state);
const getStatus = async (token: string) =>
  (await call("POST", "/protected_endpoint", { origin: server.baseUrl, body: {}, headers: bearer(token) })).status;
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
const fromHex = (line: string) => Buffer.from(line.split(" ")[1] ?? "", "hex").toString();

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await pluginFolder(PLUGINS);
  dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  server = await startServer({ PLUGINS_DIR: folder, SOME_SECRET: "of the server" }, { dataDir });
  admin = await adminAccount(server.baseUrl);
});
test.afterAll(async () => {
  await server.stop();
  await Promise.all([folder, dataDir].map((path) => rm(path, { recursive: true })));
});

test("a plugin's environment holds its credentials and the way to its programs, and nothing of the server's", async () => {
  await act("environment", "enable");
  const line = await getLine("environment", "{");
  expect(JSON.parse(line)).toEqual({
    cwd: expect.stringMatching(/\/environment$/),
    env: {
      PATH: process.env.PATH,
      HOME: `${dataDir}/plugins/environment`,
      TMPDIR: `${dataDir}/plugins/environment/tmp`,
      LANG: expect.any(String),
      API_BASE_URL: server.baseUrl,
      OAUTH_CLIENT_ID: (await plugin("environment")).clientId,
      // Printed, and masked on its way into the log.
      OAUTH_CLIENT_SECRET: "gth_sec_…",
    },
  });
});

test("what a disabled plugin holds is refused at once: its token, its secret, and the run itself ends", async () => {
  await act("thief", "enable");
  const token = fromHex(await getLine("thief", "token "));
  const secretLine = await getLine("thief", "secret ");
  expect(secretLine).toMatch(/ gth_sec_…$/);
  expect(await getStatus(token)).toBe(200);
  expect((await act("thief", "disable")).status).toBe(200);
  expect(await getStatus(token)).toBe(403);
  const fields = {
    grant_type: "client_credentials",
    client_id: String((await plugin("thief")).clientId),
    client_secret: fromHex(secretLine),
  };
  const again = await fetch(`${server.baseUrl}/auth/oauth/token`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  expect(again.status).toBe(401);
  await toBecome("thief", "disabled");
});

test("a secret dies with its run", async () => {
  await act("thief", "enable");
  const secret = async () =>
    fromHex((await getLines("thief")).filter((line) => line.startsWith("secret ")).at(-1) ?? "");
  const before = await secret();
  await expect.poll(secret, { timeout: 30_000 }).not.toBe(before);
  const own = await secret();
  const clientId = String((await plugin("thief")).clientId);
  const ask = () =>
    fetch(`${server.baseUrl}/auth/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: own }),
    });
  expect((await ask()).status).toBe(200);
  await act("thief", "stop");
  await toBecome("thief", "stopped");
  expect((await ask()).status).toBe(401);
});

test("one that crashes is started again later and later, and says how it ended", async () => {
  await act("crashing", "enable");
  await toBecome("crashing", "backing-off");
  await expect
    .poll(async () => (await getLines("crashing")).filter((line) => line === "up").length, { timeout: 30_000 })
    .toBe(3);
  const { body } = await admin.api<{
    data: { startedAt: string; endedAt: string; outcome: string; exitCode: number }[];
  }>("GET", "/api/admin/plugins/crashing/runs");
  const runs = body.data.filter(({ endedAt }) => endedAt).reverse();
  expect(runs[0]).toMatchObject({ outcome: "failed", exitCode: 3 });
  const pause = (n: number) => Date.parse(runs[n]?.startedAt ?? "") - Date.parse(runs[n - 1]?.endedAt ?? "");
  expect(pause(1)).toBeGreaterThanOrEqual(1000);
  expect(pause(2)).toBeGreaterThanOrEqual(2000);
  expect(await plugin("crashing")).toMatchObject({ retryAt: expect.any(String) });
  await act("crashing", "disable");
});

test("one that does not listen to TERM is killed, with what it started", async () => {
  await act("deaf", "enable");
  const pid = Number((await getLine("deaf", "child ")).split(" ")[1]);
  expect(lives(pid)).toBe(true);
  await act("deaf", "stop");
  await toBecome("deaf", "stopped");
  await expect.poll(() => lives(pid)).toBe(false);
  expect((await getLines("deaf")).at(-1)).toBe("Ended by a signal: stopped.");
});

test("one that floods its output is kept to the last lines, and the server goes on answering", async () => {
  await act("flooding", "enable");
  await expect
    .poll(async () => (await getLines("flooding")).some((line) => /\d+ more lines were left out/.test(line)), {
      timeout: 30_000,
    })
    .toBe(true);
  expect((await call("GET", "/.well-known/jwks.json", { origin: server.baseUrl })).status).toBe(200);
  await act("flooding", "disable");
  expect((await getLines("flooding")).length).toBeLessThanOrEqual(1000);
});

test("memory and time have limits that are settings", async () => {
  const limits = { plugins: { memoryMegabytes: 200, runSeconds: 2 } };
  expect((await admin.api("PATCH", "/api/admin/settings", limits)).body).toMatchObject(limits);
  await act("greedy", "enable");
  await act("endless", "enable");
  await toBecome("endless", "ready");
  await act("endless", "run");
  const outcome = async (id: string) => ((await plugin(id)).lastRun as { outcome: string } | null)?.outcome;
  await expect.poll(() => outcome("greedy"), { timeout: 30_000 }).toBe("out-of-memory");
  await expect.poll(() => outcome("endless"), { timeout: 30_000 }).toBe("out-of-time");
  await act("greedy", "disable");
});

test("one that asks for scopes it was not given is refused by the token endpoint", async () => {
  await act("curious", "enable");
  const line = await getLine("curious", "[");
  expect(JSON.parse(line)).toEqual([
    { status: 400, error: "invalid_scope", error_description: expect.any(String) },
    { status: 400, error: "invalid_scope", error_description: expect.any(String) },
  ]);
});

test("one that waits for events is told what happened since it was enabled, once, and nothing of whom", async () => {
  await act("listening", "enable");
  await toBecome("listening", "ready");
  const person = await newAccount(server.baseUrl);
  const { body: key } = await person.api<{ id: string }>("POST", "/api/portal/api-keys", { name: "told of" });
  await expect
    .poll(
      async () => (await getLines("listening")).filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)),
      {
        timeout: 30_000,
      },
    )
    .toContainEqual({
      id: expect.stringMatching(/^evt_\d+$/),
      event: "api-key.create",
      at: expect.any(String),
      target: { type: "api-key", id: key.id },
    });
  await sleep(2500);
  const told = (await getLines("listening")).filter((line) => line.includes(key.id));
  expect(told).toHaveLength(1);
});

test("what cannot run says why, and enabling it is refused", async () => {
  const { body } = await admin.api<{ data: { id: string; state: string; problem: string | null }[] }>(
    "GET",
    "/api/admin/plugins",
  );
  const problems = Object.fromEntries(
    body.data.filter(({ state }) => state === "invalid").map(({ id, problem }) => [id, problem]),
  );
  expect(problems).toEqual({
    broken: expect.stringMatching(/^plugin\.json is no JSON/),
    "twin-one": expect.stringContaining("twin-two"),
    "twin-two": expect.stringContaining("twin-one"),
  });
  for (const id of Object.keys(problems)) expect((await act(id, "enable")).status).toBe(409);
  await act("no-command", "enable");
  await expect
    .poll(async () => (await plugin("no-command")).lastRun, { timeout: 30_000 })
    .toMatchObject({
      outcome: "not-started",
      message: 'The command "there-is-no-such-command" is not there.',
    });
  await act("no-command", "disable");
});

test("an upgrade that asks for more does not run until an administrator has looked at it", async () => {
  await act("growing", "enable");
  await toBecome("growing", "finished");
  await putPlugin(folder, "growing", {
    manifest: { version: "2.0.0", scopes: ["read", "write"] },
    program: `${TOKEN} console.log("version two may " + (await token()).scope);`,
  });
  await admin.api("POST", "/api/admin/plugins/rescan");
  expect(await plugin("growing")).toMatchObject({
    state: "needs-approval",
    newScopes: ["write"],
    approvedScopes: ["read"],
  });
  expect((await act("growing", "run")).status).toBe(409);
  expect((await act("growing", "enable", { scopes: ["read", "write"] })).body).toMatchObject({ newScopes: [] });
  await act("growing", "run");
  await getLine("growing", "version two may read write");
});

test("a server that is killed leaves no plugin behind: the next one ends it, and starts it with another secret", async () => {
  const child = async () =>
    Number(
      (await getLines("deaf"))
        .filter((line) => line.startsWith("child "))
        .at(-1)
        ?.slice(6),
    );
  const first = await child();
  await act("deaf", "run");
  await expect.poll(child, { timeout: 30_000 }).not.toBe(first);
  const before = await child();
  await server.stop("SIGKILL");
  expect(lives(before)).toBe(true);
  const port = Number(new URL(server.baseUrl).port);
  server = await startServer({ PLUGINS_DIR: folder }, { dataDir, port });
  await expect.poll(() => lives(before)).toBe(false);
  admin = await adminAccount(server.baseUrl);
  await expect.poll(child, { timeout: 30_000 }).not.toBe(before);
  const { body } = await admin.api<{ data: { outcome: string | null }[] }>("GET", "/api/admin/plugins/deaf/runs");
  expect(body.data.slice(0, 2)).toMatchObject([{ outcome: null }, { outcome: "lost" }]);
  const after = await child();
  await server.stop();
  await expect.poll(() => lives(after)).toBe(false);
});
