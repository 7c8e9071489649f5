import { expect, test } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { atServer } from "../fixtures/at-server";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { newApp, tokensFor } from "../fixtures/oauth";
import { startServer } from "../fixtures/server-process";

const { TEST_DATABASE_URL } = process.env;
test.skip(!TEST_DATABASE_URL, "one clock of two needs a PostgreSQL elsewhere: set TEST_DATABASE_URL");

/** Node with a clock that is so many seconds ahead. */
const withClock = (seconds: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `const real = Date; globalThis.Date = class extends real { constructor(...given) { given.length ? super(...given) : super(real.now() + ${seconds * 1000}); } static now() { return real.now() + ${seconds * 1000}; } };`,
  )}`,
});

for (const seconds of [-90, 3600]) {
  test(`a server whose clock is ${seconds} s off gives codes and tokens that are good by the database's clock`, async () => {
    test.setTimeout(120_000);
    const database = await freshPostgres(TEST_DATABASE_URL ?? "");
    const server = await startServer({ DATABASE_URL: database.url, ...withClock(seconds) });
    try {
      const token = await atServer(server, async () => {
        const person = await newAccount();
        return tokensFor(await newApp(person), person);
      });
      const [, claims = ""] = token.access_token.split(".");
      const { iat } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { iat: number };
      // This test's clock is the database's: both are this machine's.
      expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(60);
    } finally {
      await server.stop();
      await database.drop();
    }
  });
}
