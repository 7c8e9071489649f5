import { expect } from "playwright/test";
import { type Account, newAccount } from "../fixtures/account";
import { isLong } from "../fixtures/long-form";
import { bearer, codeFor, exchange, newApp, newPkce, query, refresh, type TestApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

const ROUNDS = isLong ? 10 : 1;
/** Requests for tokens on each side of the end that they race with. */
const BEFORE_AND_AFTER = 6;

interface Race {
  app: TestApp;
  developer: Account;
  user: Account;
  admin: Account;
  refreshToken: string;
  code: string;
  verifier: string;
}

interface Grants {
  data: { id: string }[];
}

/** What ends all that an app may do for a person. */
const ENDS: Record<string, (race: Race) => Promise<{ status: number }>> = {
  async "the person disconnects the app"({ user }) {
    const { body } = await user.api<Grants>("GET", "/api/portal/grants");
    return user.api("DELETE", `/api/portal/grants/${body.data[0]?.id}`);
  },
  "the developer disables the app": ({ developer, app }) =>
    developer.api("PATCH", `/api/portal/apps/${app.id}`, { disabled: true }),
  "the developer deletes the app": ({ developer, app }) => developer.api("DELETE", `/api/portal/apps/${app.id}`),
  async "an administrator disables the person"({ admin, user }) {
    const { body } = await admin.api("GET", `/api/admin/users/${user.id}`);
    return admin.api("PATCH", `/api/admin/users/${user.id}`, { disabled: true, version: body.version });
  },
};

/** Asks for tokens in many ways while `end` is asked for, and gives those that still open something once all is over. */
async function raceWith(end: (race: Race) => Promise<{ status: number }>, race: Race): Promise<string[]> {
  const { app, refreshToken, code, verifier } = race;
  const ask = () => Array.from({ length: BEFORE_AND_AFTER }, () => refresh(app, refreshToken));
  const before = [...ask(), exchange(app, code, { code_verifier: verifier })];
  const ended = end(race);
  const answers = await Promise.all([...before, ...ask()]);
  expect((await ended).status).toBe(200);
  const alive: string[] = [];
  for (const { status, body } of answers.filter((answer) => answer.status === 200)) {
    if ((await query(bearer(body.access_token))).status === 200) alive.push(`an access token of ${status}`);
    if ((await refresh(app, body.refresh_token ?? "")).status === 200) alive.push(`a refresh token of ${status}`);
  }
  return alive;
}

for (const [name, end] of Object.entries(ENDS)) {
  for (const type of ["confidential", "public"] as const) {
    test(`no token outlives that ${name}, however many are asked for at that moment: a ${type} client`, async ({
      admin,
    }) => {
      for (let round = 0; round < ROUNDS; round++) {
        const [developer, user] = await Promise.all([newAccount(), newAccount()]);
        const app = await newApp(developer, { type });
        const { refresh_token: refreshToken = "" } = await tokensFor(app, user);
        const { verifier, challenge } = newPkce();
        const code = await codeFor(app, user, { code_challenge: challenge, code_challenge_method: "S256" });
        const race = { app, developer, user, admin, refreshToken, code, verifier };
        expect(await raceWith(end, race)).toEqual([]);
      }
    });
  }
}
