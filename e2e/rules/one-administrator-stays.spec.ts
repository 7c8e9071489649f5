import { expect, test } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { ADMIN, startServer } from "../fixtures/server-process";

test("the last administrator cannot go, and of two who go at once one stays", async () => {
  // A server of its own, with one administrator, makes a database of its own, which takes its time on a busy machine.
  test.setTimeout(240_000);
  const server = await startServer();
  try {
    const origin = server.baseUrl;
    const remove = (cookie: string, password: string) =>
      call("POST", "/api/portal/me/delete", { origin, headers: { cookie, origin }, body: { password } });
    const first = await signIn(ADMIN.email, ADMIN.password, origin);
    expect((await remove(first, ADMIN.password)).status).toBe(409);
    const second = await newAccount(origin);
    const promote = { origin, headers: { cookie: first, origin }, body: { role: "Administrator" } };
    expect((await call("PATCH", `/api/admin/users/${second.id}`, promote)).status).toBe(200);
    const both = await Promise.all([
      remove(first, ADMIN.password),
      second.api("POST", "/api/portal/me/delete", { password: second.password }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  } finally {
    await server.stop();
  }
});
