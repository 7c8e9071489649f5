import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, createdAt, moment } from "./columns";
import { credentials } from "./credentials";
import { users } from "./people";

/** OAuth clients: a developer's apps, an administrator's integrations, the built-in first-party client. */
export const applications = pgTable(
  "applications",
  {
    id: text("id").primaryKey(),
    clientId: text("client_id").notNull(),
    kind: text("kind", { enum: ["app", "integration", "first-party", "registered", "plugin"] }).notNull(),
    type: text("type", { enum: ["confidential", "public"] }).notNull(),
    /** Whose role bounds the client when it acts for itself; none = the system. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    homepageUrl: text("homepage_url"),
    logoUrl: text("logo_url"),
    redirectUris: text("redirect_uris").array().notNull().default(sql`'{}'::text[]`),
    scopes: text("scopes").array().notNull(),
    grantTypes: text("grant_types").array().notNull(),
    disabledAt: moment("disabled_at"),
    lastUsedAt: moment("last_used_at"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("applications_client_id_key").on(t.clientId), // client authentication
    index("applications_owner_idx").on(t.ownerId), // "my apps"
  ],
);

/** The logo that an app's owner uploaded, as we drew it anew; shown to whoever is asked to connect the app. */
export const applicationLogos = pgTable(
  "application_logos",
  {
    applicationId: text("application_id")
      .primaryKey()
      .references(() => applications.id, { onDelete: "cascade" }),
    /** SHA-256 of the picture, and its address: another picture has another one. */
    digest: text("digest").notNull(),
    picture: bytes("picture").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("application_logos_digest_idx").on(t.digest)], // the picture at its address
);

/** Client secrets in a table of their own, so that two can be valid at once. */
export const applicationSecrets = pgTable(
  "application_secrets",
  {
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    digest: text("digest").notNull(),
    /** SafeStore JWE, so that the owner can be shown the secret again. */
    sealed: text("sealed").notNull(),
    hint: text("hint").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at"),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [
    index("application_secrets_application_idx").on(t.applicationId),
    uniqueIndex("application_secrets_digest_key").on(t.digest), // when it was last used
  ],
);

/** What a person allowed an app to do; "connections" lists these. */
export const grants = pgTable(
  "grants",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    applicationId: text("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    scopes: text("scopes").array().notNull(),
    /** Where the person allowed codes to be sent; another redirect URI of the app is asked about anew. */
    redirectUris: text("redirect_uris").array().notNull().default(sql`'{}'::text[]`),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    uniqueIndex("grants_live_key").on(t.userId, t.applicationId).where(sql`${t.revokedAt} is null`), // remembered consent
    index("grants_application_idx").on(t.applicationId, t.createdAt, t.id), // "who has connected", newest first
    index("grants_revoked_idx").on(t.revokedAt).where(sql`${t.revokedAt} is not null`), // clean-up
  ],
);

/** One chain of tokens: everything that came of one code, one login or one client authentication. */
export const tokenFamilies = pgTable(
  "token_families",
  {
    id: text("id").primaryKey(),
    dialect: text("dialect").notNull(),
    grantId: text("grant_id").references(() => grants.id, { onDelete: "cascade" }),
    applicationId: text("application_id").references(() => applications.id, { onDelete: "cascade" }),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    credentialId: text("credential_id").references(() => credentials.id, { onDelete: "cascade" }),
    scopes: text("scopes").array().notNull(),
    resources: text("resources").array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at").notNull().defaultNow(),
    revokedAt: moment("revoked_at"),
    revokedReason: text("revoked_reason"),
  },
  (t) => [
    index("token_families_grant_idx").on(t.grantId), // disconnecting an app ends its chains
    index("token_families_application_idx").on(t.applicationId),
    index("token_families_user_idx").on(t.userId), // "everything that can act for me"
    index("token_families_credential_idx").on(t.credentialId),
    index("token_families_created_idx").on(t.createdAt), // clean-up
  ],
);

/** Refresh tokens by keyed digest; a spent one stays, so that its reuse is noticed. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    digest: text("digest").primaryKey(),
    familyId: text("family_id")
      .notNull()
      .references(() => tokenFamilies.id, { onDelete: "cascade" }),
    issuedAt: moment("issued_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    rotatedAt: moment("rotated_at"),
  },
  (t) => [
    index("refresh_tokens_family_idx").on(t.familyId),
    index("refresh_tokens_expiry_idx").on(t.expiresAt), // clean-up
  ],
);

/** Authorization codes: redeemed by one conditional UPDATE, so that of many tries one wins. */
export const authorizationCodes = pgTable(
  "authorization_codes",
  {
    digest: text("digest").primaryKey(),
    grantId: text("grant_id")
      .notNull()
      .references(() => grants.id, { onDelete: "cascade" }),
    applicationId: text("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    familyId: text("family_id").references(() => tokenFamilies.id, { onDelete: "cascade" }),
    dialect: text("dialect").notNull(),
    redirectUri: text("redirect_uri").notNull(),
    /** RFC 6749 §4.1.3: the exchange must repeat the URI only if the request named one. */
    redirectUriGiven: boolean("redirect_uri_given").notNull(),
    scopes: text("scopes").array().notNull(),
    resources: text("resources").array().notNull(),
    codeChallenge: text("code_challenge"),
    nonce: text("nonce"),
    authenticatedAt: moment("authenticated_at").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    redeemedAt: moment("redeemed_at"),
  },
  (t) => [
    index("authorization_codes_grant_idx").on(t.grantId),
    index("authorization_codes_application_idx").on(t.applicationId),
    index("authorization_codes_user_idx").on(t.userId),
    index("authorization_codes_family_idx").on(t.familyId),
    index("authorization_codes_expiry_idx").on(t.expiresAt), // clean-up
  ],
);

/** An authorization request that waits for its person's answer. */
export const consentTickets = pgTable(
  "consent_tickets",
  {
    digest: text("digest").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    applicationId: text("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    request: jsonb("request").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    decidedAt: moment("decided_at"),
  },
  (t) => [
    index("consent_tickets_user_idx").on(t.userId),
    index("consent_tickets_application_idx").on(t.applicationId),
    index("consent_tickets_expiry_idx").on(t.expiresAt), // clean-up
  ],
);

/** Single access tokens revoked before their time (RFC 7009), until they would have expired anyway. */
export const revocations = pgTable(
  "revocations",
  {
    jti: text("jti").primaryKey(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("revocations_expiry_idx").on(t.expiresAt)], // clean-up
);

/** Keys that sign tokens; a retired one stays published until its last token has expired. */
export const signingKeys = pgTable("signing_keys", {
  kid: text("kid").primaryKey(),
  /** What it signs. */
  signs: text("signs", { enum: ["access-tokens", "id-tokens"] })
    .notNull()
    .default("access-tokens"),
  algorithm: text("algorithm", { enum: ["ES256", "RS256", "EdDSA"] }).notNull(),
  publicJwk: jsonb("public_jwk").notNull(),
  /** SafeStore JWE of the private JWK. */
  sealed: text("sealed").notNull(),
  createdAt: createdAt(),
  retiredAt: moment("retired_at"),
  publishedUntil: moment("published_until"),
});
