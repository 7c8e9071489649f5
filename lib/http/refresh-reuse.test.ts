import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureSigningKeys } from "../access/key-ring";
import { Failure } from "../oauth/failure";
import { login } from "../oauth/grants/login";
import { refreshToken } from "../oauth/grants/refresh-token";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { getTokenCore } from "../token-core/token-core";

describe("a refresh token that was used", () => {
  let system: TestRuntime;

  beforeAll(async () => {
    system = await openTestRuntime();
    await ensureSigningKeys(system.runtime);
  });
  afterAll(() => system.close());

  const request = (parameters: Record<string, string>) => ({
    parameters: new Map(Object.entries(parameters)),
    client: null,
    dialect: "consumer",
    address: "192.0.2.1",
    actors: {},
  });

  async function signedIn() {
    const { user, password } = await system.person();
    const tokens = await login(getTokenCore(system.runtime), request({ username: user.username, password }));
    return tokens.refreshToken ?? "";
  }

  const refresh = (token: string) => refreshToken.run(getTokenCore(system.runtime), request({ refresh_token: token }));

  /** Lets every rotation so far have happened longer ago. */
  const age = (seconds: number) =>
    system.runtime.db.all(
      "update refresh_tokens set rotated_at = rotated_at - make_interval(secs => $1::int) where rotated_at is not null",
      [seconds],
    );

  it("is answered once more with the same successor within 30 seconds", async () => {
    const first = await signedIn();
    const second = await refresh(first);
    await age(20);
    expect((await refresh(first)).refreshToken).toBe(second.refreshToken);
    await expect(refresh(second.refreshToken ?? "")).resolves.toBeTruthy();
  });

  it("revokes its whole chain later than that, with an audit row that says why and holds no secret", async () => {
    const first = await signedIn();
    const second = await refresh(first);
    await age(31);
    await expect(refresh(first)).rejects.toThrow(Failure);
    await expect(refresh(second.refreshToken ?? "")).rejects.toMatchObject({ code: "invalid_refresh_token" });
    const [row] = await system.runtime.db.all<{ detail: object; target_id: string }>(
      "select detail, target_id from audit_log where action = 'refresh_reuse' order by n desc limit 1",
    );
    expect(row?.detail).toEqual({ reason: "refresh_reuse" });
    expect(JSON.stringify(row)).not.toContain("gth_");
  });

  it("leaves no plain text of any of its chain in the database", async () => {
    const first = await signedIn();
    const second = await refresh(first);
    const dump = JSON.stringify(await system.runtime.db.all("select * from refresh_tokens"));
    expect(dump).not.toContain(first.slice(8, 38));
    expect(dump).not.toContain((second.refreshToken ?? "").slice(8, 38));
  });
});
