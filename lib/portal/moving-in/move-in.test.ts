import { pbkdf2Sync } from "node:crypto";
import { hash as argon2Hash } from "@node-rs/argon2";
import { hash as bcryptHash } from "@node-rs/bcrypt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findUserByIdentifier } from "../../../db/queries/users";
import { isOutdatedHash } from "../../credentials/password";
import { authenticateClient } from "../../oauth/client-auth/authenticate-client";
import { getTokenCore } from "../../token-core/token-core";
import { checkPassword } from "../accounts/check-password";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { type MovingReport, moveIn } from "./move-in";
import { readMovingIn } from "./sources/sources";

let system: TestRuntime;
let owner: string;
beforeAll(async () => {
  system = await openTestRuntime();
  owner = (await system.person()).user.email;
});
afterAll(() => system.close());

const move = (file: unknown, { dryRun = false, by = owner as string | null } = {}) =>
  moveIn(system.runtime, readMovingIn(file), { owner: by, dryRun });

const summarize = ({ clients, people }: MovingReport) =>
  Object.fromEntries([...clients, ...people].map(({ name, made, notes }) => [name, [made, ...notes]]));

const check = async (identifier: string, password: string) =>
  (await checkPassword(system.runtime, { identifier, password, address: "192.0.2.1" })).outcome;

const authenticate = (id: string, secret: string | null) =>
  authenticateClient(getTokenCore(system.runtime), {
    client: { id, secret, basic: false },
    address: "192.0.2.1",
    actors: {},
  }).then(
    ({ clientId, type, disabled }) => ({ clientId, type, disabled }),
    ({ code }: { code: string }) => code,
  );

const NEW = "a new one was made, which its owner finds in the portal.";

const PASSWORD = "correct horse battery";

const keycloakPassword = (data: object, value: Uint8Array, salt: Uint8Array) => ({
  type: "password",
  secretData: JSON.stringify({
    value: Buffer.from(value).toString("base64"),
    salt: Buffer.from(salt).toString("base64"),
  }),
  credentialData: JSON.stringify(data),
});

const secretOf = (mark: string) => `A-secret-that-keycloak-made-${mark}`;

const salt = Buffer.from("0123456789abcdef");
const client = { enabled: true, protocol: "openid-connect", defaultClientScopes: ["profile", "roles"] };

async function keycloakRealm(mark: string) {
  // The parts of a PHC string are what Keycloak keeps apart.
  const [, , , , argon2Salt = "", argon2Value = ""] = (
    await argon2Hash(PASSWORD, { memoryCost: 7168, timeCost: 5, parallelism: 1 })
  ).split("$");
  const argon2Parameters = { memory: ["7168"], parallelism: ["1"], type: ["id"], version: ["1.3"] };
  return {
    realm: "shop",
    clients: [
      { ...client, clientId: "account", publicClient: true, redirectUris: ["/realms/shop/account/*"] },
      {
        ...client,
        clientId: `shop.${mark}`,
        name: "Shop",
        secret: secretOf(mark),
        rootUrl: "https://shop.example",
        redirectUris: ["/callback", "https://shop.example/*"],
      },
      { ...client, clientId: `phone_${mark}`, publicClient: true, redirectUris: ["com.shop.app:/callback"] },
      { ...client, clientId: `wild-${mark}`, publicClient: true, redirectUris: ["*"] },
      { ...client, clientId: `old-${mark}`, secret: "short", enabled: false, defaultClientScopes: ["email", "admin"] },
      { ...client, clientId: `saml-${mark}`, protocol: "saml" },
    ],
    users: [
      {
        username: `ada-${mark}`,
        email: `ada-${mark}@shop.example`,
        emailVerified: true,
        enabled: true,
        firstName: "Ada",
        lastName: "Lovelace",
        credentials: [
          keycloakPassword(
            { algorithm: "pbkdf2-sha256", hashIterations: 27_500, additionalParameters: {} },
            pbkdf2Sync(PASSWORD, salt, 27_500, 64, "sha256"),
            salt,
          ),
          { type: "otp" },
        ],
      },
      {
        username: `grace-${mark}`,
        email: `grace-${mark}@shop.example`,
        emailVerified: true,
        credentials: [
          keycloakPassword(
            { algorithm: "argon2", hashIterations: 5, additionalParameters: argon2Parameters },
            Buffer.from(argon2Value, "base64"),
            Buffer.from(argon2Salt, "base64"),
          ),
        ],
      },
      { username: `off-${mark}`, email: `off-${mark}@shop.example`, enabled: false },
      { username: "nobody" },
      { username: "service-account-shop", serviceAccountClientId: "shop" },
    ],
  };
}

describe("what another system exported", () => {
  it("a Keycloak realm: clients go on with their ids and secrets, people with their passwords", async () => {
    const report = await move(await keycloakRealm("kc"));
    const wildcard = "Wildcards are not allowed: register each URI in full.";
    expect(summarize(report)).toEqual({
      "shop.kc": [
        true,
        `Redirect URI https://shop.example/* was left out. ${wildcard}`,
        "Scopes that it does not have here: roles.",
      ],
      phone_kc: [true, "Scopes that it does not have here: roles."],
      "wild-kc": [
        false,
        `Redirect URI * was left out. It is not a complete URI, such as https://app.example.com/callback.`,
        "Scopes that it does not have here: roles.",
        "A public app needs at least one redirect URI.",
      ],
      "old-kc": [true, "Scopes that it does not have here: admin.", `Its secret had fewer than 16 characters: ${NEW}`],
      "ada-kc@shop.example": [true, "Its credential of the kind otp has to be set up again."],
      "grace-kc@shop.example": [true],
      "off-kc@shop.example": [true, 'They choose a password by "Forgotten password".'],
    });
    expect(report.notes).toEqual([
      "Client saml-kc speaks saml, which is not there.",
      "nobody has no email address, and was left out.",
    ]);
    expect(await authenticate("shop.kc", secretOf("kc"))).toMatchObject({ type: "confidential" });
    expect(await authenticate("shop.kc", `${secretOf("kc")}x`)).toBe("invalid_client");
    expect(await authenticate("phone_kc", null)).toMatchObject({ type: "public", disabled: false });
    expect(await authenticate("old-kc", "short")).toBe("invalid_client");
    expect(await check("ada-kc", PASSWORD)).toBe("right");
    expect(await check("grace-kc@shop.example", PASSWORD)).toBe("right");
    expect(await check("off-kc", "")).toBe("wrong");
  });

  it("a list of Hydra's clients, whose secrets nobody knows", async () => {
    const report = await move({
      items: [
        {
          client_id: "3f0f6d1c-8d0e-4a43-bd54-2f2f1a0c9b01",
          client_name: "Dashboard",
          redirect_uris: ["https://dash.example/cb"],
          scope: "openid offline read",
        },
        { client_id: "usr_somebody", scope: "read", token_endpoint_auth_method: "none", redirect_uris: [] },
      ],
    });
    expect(summarize(report)).toEqual({
      "3f0f6d1c-8d0e-4a43-bd54-2f2f1a0c9b01": [
        true,
        "Scopes that it does not have here: offline.",
        `The file has no secret of it: ${NEW}`,
      ],
      usr_somebody: [false, expect.stringContaining("A client id has 2 to 100")],
    });
  });

  it("tables with bcrypt passwords, as PHP and others write them", async () => {
    const password = (await bcryptHash(PASSWORD, { cost: 5 })).replace("$2b$", "$2y$");
    const fusio = {
      fusio_user: [
        { id: 1, status: 1, name: "linus", email: "linus@fusio.example", password },
        { id: 2, status: 0, name: "gone", email: "gone@fusio.example", password },
      ],
      fusio_app: [
        {
          user_id: 1,
          status: 1,
          name: "Pump",
          url: "https://pump.example",
          app_key: "5347307d-d801",
          app_secret: "x".repeat(64),
        },
      ],
    };
    expect(summarize(await move(fusio, { by: null }))).toEqual({
      "5347307d-d801": [true, expect.stringContaining("no redirect URIs")],
      "linus@fusio.example": [true],
    });
    expect(await check("linus", PASSWORD)).toBe("right");
    expect(await authenticate("5347307d-d801", "x".repeat(64))).toMatchObject({ type: "confidential" });

    const admin = {
      user: [
        { username: "boss", email: "boss@vendor.example", first_name: "Bo", last_name: "Ss", password, active: 1 },
      ],
      integration: [{ access_key: "SWIAYLJKTM1KV1VZ", label: "ERP" }],
    };
    expect(summarize(await move(admin))).toEqual({
      SWIAYLJKTM1KV1VZ: [true, "Its rights became read and write.", `The file has no secret of it: ${NEW}`],
      "boss@vendor.example": [true],
    });
    expect(await check("boss", PASSWORD)).toBe("right");
  });

  it("is refused where it is none of the kinds that are known, with their names", () => {
    expect(() => readMovingIn({ users: [] })).toThrow(/Keycloak realm export, Ory Hydra client list, Fusio tables/);
  });
});

describe("taking a file over", () => {
  it("again changes nothing: what is here stays as it is", async () => {
    const file = await keycloakRealm("twice");
    await move(file);
    const before = await findUserByIdentifier(system.runtime.db, "ada-twice");
    const again = await move(file);
    expect([...again.clients, ...again.people].filter(({ made }) => made)).toEqual([]);
    expect(await findUserByIdentifier(system.runtime.db, "ada-twice")).toEqual(before);
  });

  it("as a rehearsal says the same and leaves nothing", async () => {
    const file = await keycloakRealm("dry");
    const rehearsed = await move(file, { dryRun: true });
    expect(await findUserByIdentifier(system.runtime.db, "ada-dry")).toBeNull();
    expect(await move(file)).toEqual(rehearsed);
  });

  it("gives no two clients the same secret", async () => {
    const row = { user_id: 1, status: 1, url: "", app_secret: "the same in every app" };
    const { clients } = await move({
      fusio_user: [{ id: 1, status: 1, name: "twin", email: "twin@fusio.example" }],
      fusio_app: [
        { ...row, name: "One", app_key: "twin-one" },
        { ...row, name: "Two", app_key: "twin-two" },
      ],
    });
    expect(clients.map(({ notes }) => notes.at(-1))).toEqual([
      expect.stringContaining("no redirect URIs"),
      `Another client has the same secret: ${NEW}`,
    ]);
    expect(await authenticate("twin-two", "the same in every app")).toBe("invalid_client");
  });

  it("asks whose the clients are where the file does not say", async () => {
    const { clients } = await move({ items: [{ client_id: "nobodys", scope: "read" }] }, { by: null });
    expect(clients).toEqual([
      { name: "nobodys", made: false, notes: ["Nobody owns it: say whose it is with --owner EMAIL."] },
    ]);
  });

  it("hashes a password as ours are at the first sign-in, and a wrong one changes nothing", async () => {
    await move(await keycloakRealm("rehash"));
    const read = async () => (await findUserByIdentifier(system.runtime.db, "ada-rehash"))?.passwordHash ?? "";
    const before = await read();
    expect(isOutdatedHash(before)).toBe(true);
    expect(await check("ada-rehash", "another password")).toBe("wrong");
    expect(await read()).toBe(before);
    expect(await check("ada-rehash", PASSWORD)).toBe("right");
    expect(isOutdatedHash(await read())).toBe(false);
    expect(await check("ada-rehash", PASSWORD)).toBe("right");
  });
});
