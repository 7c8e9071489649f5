import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { fillSample } from "../../app/(site)/help/_content/fill-sample";
import { type Account, adminAccount, baseUrl, call, unique } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { asClient, codeFor, exchange, newApp, postForm } from "../fixtures/oauth";
import { test } from "../fixtures/test";

// Every sample of the help is run as it stands in its file, with the reader's own values in it, by the program it is for.

const FOLDER = join("app", "(site)", "help", "_samples");
const REDIRECT_URI = "https://acme.example/callback";

const RUNNERS = [
  { file: "sample.sh", command: "bash", arguments: [] },
  { file: "sample.mts", command: process.execPath, arguments: ["--import", import.meta.resolve("tsx")] },
  { file: "sample.php", command: "php", arguments: ["-d", "display_errors=stderr"] },
  { file: "sample.py", command: "python3", arguments: [] },
] as const;

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

const createApp = (account: Account) => newApp(account, { redirectUris: [REDIRECT_URI], scopes: ["read"] });

async function clientValues(account: Account): Promise<Record<string, string>> {
  const { clientId, clientSecret = "" } = await createApp(account);
  return { YOUR_CLIENT_ID: clientId, YOUR_CLIENT_SECRET: clientSecret };
}

async function b2bValues(account: Account) {
  const { body } = await account.api<{ username: string; password: string }>("POST", "/api/portal/credentials", {
    name: "Sample",
  });
  return { YOUR_USERNAME: body.username, YOUR_PASSWORD: body.password };
}

const withKey = async (account: Account) => ({ YOUR_API_KEY: (await apiCaller(account)).key });

/** What stands in each sample for the reader's own values, and what it prints. */
const SAMPLES: Record<string, { values: (account: Account) => Promise<Record<string, string>>; prints: RegExp }> = {
  query: { values: withKey, prints: /Morning Lantern Black Tea/ },
  "query-variables": { values: withKey, prints: /TEA-\d{3}/ },
  odata: { values: withKey, prints: /TEA-\d{3}/ },
  resources: { values: withKey, prints: /TEA-020[\s\S]*20/ },
  import: { values: withKey, prints: /imp_\w+/ },
  whoami: { values: withKey, prints: /Test u\w+[\s\S]*read/ },
  retry: { values: withKey, prints: /Morning Lantern Black Tea/ },
  bearer: {
    async values(account) {
      const token = await postForm("/auth/oauth/token", {
        grant_type: "client_credentials",
        ...asClient(await createApp(account)),
      });
      return { YOUR_ACCESS_TOKEN: token.body.access_token };
    },
    prints: /"total":\s*\d{3}/,
  },
  "webhook-test": {
    async values(account) {
      const url = "https://hooks.example.test/in";
      const { body } = await account.api<{ id: string }>("POST", "/api/portal/webhooks", { url });
      return { ...(await withKey(account)), YOUR_WEBHOOK_ID: body.id };
    },
    prints: /evt_\w+[\s\S]*waiting/,
  },
  "standard-client-credentials": { values: clientValues, prints: TOKEN },
  "standard-code": {
    async values(account) {
      const app = await createApp(account);
      return {
        YOUR_CODE: await codeFor(app, account),
        YOUR_CLIENT_ID: app.clientId,
        YOUR_CLIENT_SECRET: app.clientSecret ?? "",
      };
    },
    prints: TOKEN,
  },
  "standard-refresh": {
    async values(account) {
      const app = await createApp(account);
      const { body } = await exchange(app, await codeFor(app, account));
      return {
        YOUR_REFRESH_TOKEN: body.refresh_token ?? "",
        YOUR_CLIENT_ID: app.clientId,
        YOUR_CLIENT_SECRET: app.clientSecret ?? "",
      };
    },
    prints: TOKEN,
  },
  admin: {
    async values() {
      const { body } = await (await adminAccount()).api<{ clientId: string; clientSecret: string }>(
        "POST",
        "/api/admin/integrations",
        {
          name: `Sample ${unique()}`,
          scopes: ["read"],
        },
      );
      return { YOUR_CLIENT_ID: body.clientId, YOUR_CLIENT_SECRET: body.clientSecret };
    },
    prints: TOKEN,
  },
  "b2b-login": { values: b2bValues, prints: TOKEN },
  "b2b-refresh": {
    async values(account) {
      const { YOUR_USERNAME: username, YOUR_PASSWORD: password } = await b2bValues(account);
      const { body } = await call<{ data: { refresh_token: string } }>("POST", "/auth/login", {
        body: { username, password },
      });
      return { YOUR_REFRESH_TOKEN: body.data.refresh_token };
    },
    prints: TOKEN,
  },
  consumer: {
    values: async (account) => ({ YOUR_USERNAME: account.username, YOUR_PASSWORD: account.password }),
    prints: TOKEN,
  },
  basic: { values: clientValues, prints: TOKEN },
};

/** Runs a program to its end in a folder. */
function run(
  command: string,
  given: readonly string[],
  cwd: string,
): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { cwd, timeout: 30_000 });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }),
    );
  });
}

/** Programs that go on until they are ended have a test of their own, help-webhook-samples.spec.ts. */
const SERVERS = ["webhook-verify"];

test("every sample there is has its test", () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(SAMPLES), ...SERVERS].sort());
});

for (const { file, command, arguments: given } of RUNNERS) {
  test.describe(file, () => {
    const missing = spawnSync(command, ["--version"]).error !== undefined;
    test.skip(missing, `${command} is not installed here`);
    for (const [name, { values, prints }] of Object.entries(SAMPLES)) {
      test(`the sample ${name} does what its page says`, async ({ account }) => {
        const source = readFileSync(join(FOLDER, name, file), "utf8");
        const filled = fillSample(source, baseUrl(), await values(account));
        expect(filled).not.toContain("YOUR_");
        const folder = mkdtempSync(join(tmpdir(), "help-sample-"));
        try {
          writeFileSync(join(folder, file), filled);
          const ran = await run(command, [...given, file], folder);
          expect(ran).toEqual({ code: 0, output: expect.stringMatching(prints), errors: "" });
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
  });
}
