import { expect } from "playwright/test";
import { type Account, call } from "../fixtures/account";
import { type Documented, documentedOperations, nameOf } from "../fixtures/documented";
import { forgedTokens } from "../fixtures/forged-tokens";
import { isLong } from "../fixtures/long-form";
import { bearer, newApp, tokensFor } from "../fixtures/oauth";
import { findAll, sendDocumented } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

type Headers = Record<string, string>;

const REFUSAL = { error: { name: "UnauthorizedError", code: "UNAUTHORIZED", message: expect.any(String) } };

/** What somebody sends who has nothing that is good here. */
async function credentialsOfStrangers(reader: Account): Promise<Record<string, Headers>> {
  const { body } = await call<{ token: string }>("POST", "/consumer/login", {
    body: { username: reader.username, password: reader.password },
  });
  const app = await newApp(reader, { scopes: ["openid", "read"] });
  const tokens = await tokensFor(app, reader);
  const forged = Object.entries(await forgedTokens(body.token)).map(([name, token]) => [name, bearer(token)] as const);
  const [, session = ""] = reader.cookie.split("session-token=");
  return {
    ...Object.fromEntries(forged),
    "an id token": bearer(tokens.id_token ?? ""),
    "a refresh token": bearer(tokens.refresh_token ?? ""),
    "a client secret": bearer(app.clientSecret ?? ""),
    "the cookie of a session as a token": bearer(session),
    "an API key that nobody has": { "x-api-key": `gth_key_${"0".repeat(36)}` },
    "a token that nobody has": bearer(`gth_pat_${"0".repeat(36)}`),
    "a cookie that nobody has": { cookie: `next-auth.session-token=${session.slice(0, -6)}AAAAAA` },
    "user name and password as Basic": {
      authorization: `Basic ${Buffer.from(`${reader.username}:${reader.password}`).toString("base64")}`,
    },
  };
}

async function whatIsWrong(operation: Documented, name: string, headers: Headers): Promise<string | undefined> {
  const { status, body, headers: answered } = await sendDocumented(operation, { headers });
  const told = answered.get("www-authenticate");
  const wrong = `${nameOf(operation)} with ${name}: ${status} ${JSON.stringify(body)} ${told}`;
  if (status !== 401 || !told?.startsWith("Bearer")) return wrong;
  const { error } = body as { error?: { details?: unknown } };
  const { details: _, ...rest } = error ?? {};
  try {
    expect({ error: rest }).toEqual(REFUSAL);
    return undefined;
  } catch {
    return wrong;
  }
}

const isPrivate = ({ access }: Documented) => access !== "anyone";

test("whoever brings no credential is refused at every operation that is not for anyone", async () => {
  const operations = (await documentedOperations()).filter(isPrivate);
  expect(operations.length).toBeGreaterThan(100);
  expect(await findAll(operations, (operation) => whatIsWrong(operation, "nothing", {}))).toEqual([]);
});

test("whoever brings a forged credential, or one that is for something else, is refused at every operation", async ({
  reader,
}) => {
  const credentials = Object.entries(await credentialsOfStrangers(reader));
  const operations = (await documentedOperations()).filter(isPrivate);
  // The quick form tries each credential in turn: every operation meets three, every credential a dozen operations.
  const pairs = operations.flatMap((operation, index) =>
    (isLong ? credentials : [0, 1, 2].map((n) => credentials[(index * 3 + n) % credentials.length] ?? ["", {}])).map(
      ([name, headers]) => ({ operation, name, headers }) as { operation: Documented; name: string; headers: Headers },
    ),
  );
  expect(await findAll(pairs, ({ operation, name, headers }) => whatIsWrong(operation, name, headers))).toEqual([]);
});
