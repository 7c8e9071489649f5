import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { Webhook } from "standardwebhooks";
import { fillSample } from "../../app/(site)/help/_content/fill-sample";
import { freePort } from "../fixtures/server-process";

const FOLDER = "app/(site)/help/_samples/webhook-verify";
const SECRET = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const OTHER = `whsec_${Buffer.alloc(32, 6).toString("base64")}`;
const BODY = JSON.stringify({ type: "key.created", timestamp: "2027-01-31T09:30:00.000Z", data: { name: "Größe" } });

/** The headers of a delivery that is signed with some secrets at some moment. */
function signed(secrets: readonly string[], at = new Date()): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign("evt_1", at, BODY));
  return {
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}

const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

const GENUINE = [signed([SECRET]), signed([OTHER, SECRET])];
const FORGED = [signed([OTHER]), { ...signed([SECRET]), "webhook-id": "evt_2" }, {}];
const RECORDED = [signed([SECRET], hours(-1)), signed([SECRET], hours(1))];

let folder: string;
let running: ChildProcess | undefined;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "help-webhook-"));
});
test.afterEach(() => {
  running?.kill();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, port: number): void {
  const source = readFileSync(join(FOLDER, file), "utf8").replace("8080", String(port));
  writeFileSync(join(folder, file), fillSample(source, "http://localhost", { YOUR_WEBHOOK_SECRET: SECRET }));
}

const PROGRAMS = [
  {
    file: "sample.mts",
    command: process.execPath,
    given: () => ["--import", import.meta.resolve("tsx"), "sample.mts"],
  },
  { file: "sample.php", command: "php", given: (port: number) => ["-S", `localhost:${port}`, "sample.php"] },
  { file: "sample.py", command: "python3", given: () => ["sample.py"] },
];

for (const { file, command, given } of PROGRAMS) {
  test(`${file} takes what is signed with its secret, now, and nothing else`, async () => {
    test.skip(spawnSync(command, ["--version"]).error !== undefined, `${command} is not installed here`);
    const port = await freePort();
    write(file, port);
    running = spawn(command, given(port), { cwd: folder, stdio: "ignore" });
    const send = (headers: Record<string, string>) =>
      fetch(`http://localhost:${port}/`, { method: "POST", body: BODY, headers }).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(() => send({})).not.toBe(0);
    for (const headers of GENUINE) expect(await send(headers)).toBe(204);
    for (const headers of [...FORGED, ...RECORDED]) expect([headers, await send(headers)]).toEqual([headers, 400]);
  });
}

test("sample.sh tells what is signed with its secret from what is not", () => {
  test.skip(spawnSync("openssl", ["version"]).error !== undefined, "openssl is not installed here");
  write("sample.sh", 0);
  writeFileSync(join(folder, "body.json"), BODY);
  const check = (headers: Record<string, string>) => {
    const { stdout } = spawnSync("sh", ["sample.sh"], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        ID: headers["webhook-id"] ?? "",
        TIMESTAMP: headers["webhook-timestamp"] ?? "",
        SIGNATURE: headers["webhook-signature"] ?? "",
      },
    });
    return stdout.trim();
  };
  for (const headers of GENUINE) expect(check(headers)).toBe("It comes from there.");
  for (const headers of FORGED) expect(check(headers)).toBe("It is forged.");
});
