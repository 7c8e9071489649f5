import { expect } from "playwright/test";
import { adminAccount, baseUrl, call } from "../fixtures/account";
import { startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe("200", () => {
  test("/healthz and /readyz tell anybody that the server is there and can serve", async () => {
    expect((await call("GET", "/healthz")).body).toEqual({ status: "ok" });
    const ready = await call("GET", "/readyz");
    expect([ready.status, ready.body, ready.headers.get("cache-control")]).toEqual([
      200,
      { status: "ready" },
      "no-store",
    ]);
  });

  test("/metrics counts calls for an administrator's token, as Prometheus reads them", async ({ admin }) => {
    const { body } = await admin.api<{ token: string }>("POST", "/api/portal/tokens", { name: "t", scopes: ["admin"] });
    const headers = { authorization: `Bearer ${body.token}` };
    await call("GET", "/authorization/whoami", { headers });
    await call("GET", "/authorization/whoami", { headers: { authorization: "Bearer made-up" } });
    await call("POST", "/auth/oauth/token");
    // An answer is counted once it is over.
    for (const path of ["/reset-password/made-up", "/made-up.php"]) await (await fetch(baseUrl() + path)).text();
    const answer = await fetch(`${baseUrl()}/metrics`, { headers });
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    expect(text).toMatch(
      /^gatehouse_requests_total\{route="\/authorization\/whoami",method="GET",status="200"\} [1-9]/m,
    );
    expect(text).toMatch(
      /^gatehouse_request_duration_seconds_bucket\{le="\+Inf",route="\/authorization\/whoami",.*\} [1-9]/m,
    );
    expect(text).toMatch(
      /^gatehouse_requests_total\{route="\/api\/portal\/tokens",method="POST",status="201"\} [1-9]/m,
    );
    expect(text).toMatch(/^gatehouse_requests_total\{route="\/reset-password\/\{token\}",method="GET",.*\} [1-9]/m);
    expect(text).toMatch(/^gatehouse_requests_total\{route="other",method="GET",status="404"\} [1-9]/m);
    expect(text).toMatch(/^gatehouse_refusals_total\{reason="invalid_token"\} [1-9]/m);
    expect(text).toMatch(
      /^gatehouse_token_requests_total\{dialect="standard",grant="unknown",outcome="missing_grant_type"\} [1-9]/m,
    );
    expect(text).not.toContain("made-up");
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? ([\d.e+-]+|Nan)|)$/);
    expect(text).not.toMatch(/gth_|usr_|@/);
  });

  test("METRICS_TOKEN lets a collector read, and nothing else", async () => {
    test.slow();
    const METRICS_TOKEN = "collector-of-the-operators";
    const server = await startServer({ METRICS_TOKEN });
    try {
      const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
      const status = async (path: string, given: Record<string, string>) =>
        (await fetch(server.baseUrl + path, { headers: given })).status;
      expect(await status("/metrics", headers)).toBe(200);
      expect(await status("/metrics", { authorization: "Bearer collector-of-the-operator" })).toBe(401);
      expect(await status("/authorization/whoami", headers)).toBe(401);
      const admin = await adminAccount(server.baseUrl);
      expect((await admin.api("GET", "/api/portal/me")).status).toBe(200);
    } finally {
      await server.stop();
    }
  });
});

test.describe("401 and 403", () => {
  test("/metrics is for nobody else", async ({ account }) => {
    expect((await fetch(`${baseUrl()}/metrics`)).status).toBe(401);
    expect((await fetch(`${baseUrl()}/metrics`, { headers: { cookie: account.cookie } })).status).toBe(401);
    const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    expect((await fetch(`${baseUrl()}/metrics`, { headers: { "x-api-key": body.key } })).status).toBe(403);
  });
});
