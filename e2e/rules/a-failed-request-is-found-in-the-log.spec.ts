import { expect, test } from "playwright/test";
import { adminAccount, newAccount } from "../fixtures/account";
import { freePort, startServer } from "../fixtures/server-process";

const WRONG_KEY = `gth_key_${"a".repeat(36)}`;
const LINK_TOKEN = "b".repeat(40);
const IN_QUERY = "hidden-in-the-query";

interface Line {
  level: number;
  requestId?: string;
  method?: string;
  path?: string;
  status?: number;
  failure?: string;
  address?: string;
}

const getLines = (output: string): Line[] =>
  output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Line] : []));

test("whatever was refused or failed is found in the log by its request id, without a secret", async () => {
  test.slow();
  // At the level that a server has unless told otherwise.
  const server = await startServer({ LOG_LEVEL: "info" });
  try {
    const { baseUrl: origin } = server;
    const [admin, account] = [await adminAccount(origin), await newAccount(origin)];
    const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const nobody = `127.0.0.1:${await freePort()}`;
    await admin.api("PATCH", "/api/admin/settings", { privateUpstreamHosts: [nobody] });
    const gone = { method: "GET", path: "/gone", upstreamUrl: `http://${nobody}/` };
    expect((await admin.api("POST", "/api/admin/operations", gone)).status).toBe(201);

    const key = { "x-api-key": body.key };
    const cases = [
      ["GET", "/authorization/whoami", { "x-api-key": WRONG_KEY }, 401, "invalid_token"],
      ["GET", "/odata/nothing", key, 404, "notFound"],
      ["GET", "/api/admin/users", key, 403, "insufficient_scope"],
      ["PUT", "/healthz", {}, 405, undefined],
      ["POST", "/auth/oauth/token", {}, 400, expect.any(String)],
      ["GET", "/auth/oauth/authorize", {}, 400, expect.any(String)],
      ["GET", `/no-such-page/${LINK_TOKEN}`, {}, 404, undefined],
      ["GET", "/gone", key, 502, "badGateway"],
      ["POST", "/odata/$batch", key, 501, "notImplemented"],
      ["POST", "/login", { "content-type": "multipart/form-data; boundary=b" }, 400, "malformed_request"],
      [
        "POST",
        "/signup",
        {
          "content-type": "multipart/form-data; boundary=b",
          origin: "https://evil.example",
          "next-action": "a".repeat(42),
        },
        403,
        "forbidden",
      ],
      ["POST", "/login", { "next-action": "a".repeat(42), "content-type": "text/plain" }, 409, undefined],
      ["POST", "/api/auth/callback/credentials", { "content-type": "application/json" }, 400, undefined],
    ] as const;
    for (const [method, path, headers, status, failure] of cases) {
      const body = method === "POST" ? "{" : null;
      const answer = await fetch(`${origin}${path}?secret=${IN_QUERY}`, { method, headers, body });
      expect(answer.status, path).toBe(status);
      const requestId = answer.headers.get("x-request-id") ?? "";
      expect(requestId).toMatch(/^req_/);
      const found = () => getLines(server.output()).filter((line) => line.requestId === requestId);
      await expect.poll(() => found().filter((line) => line.status === status).length).toBe(1);
      const answered = found().find((line) => line.status === status);
      // One line, and no stack: none of it is a fault of ours.
      expect(found(), path).toEqual([answered]);
      expect(answered).toMatchObject({
        level: status === 502 ? 40 : 30,
        method,
        path: path.replace(LINK_TOKEN, "bbbb…"),
        address: "127.0.0.1",
        ...(failure !== undefined && { failure }),
      });
    }
    const output = server.output();
    for (const secret of [WRONG_KEY, LINK_TOKEN, IN_QUERY, body.key]) expect(output).not.toContain(secret);
    expect(output).not.toMatch(/^ {4}at /m);
    // What went well is no line at this level.
    expect(getLines(output).filter(({ status }) => status !== undefined && status < 400)).toEqual([]);
  } finally {
    await server.stop();
  }
});
