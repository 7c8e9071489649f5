/** Rows of a backup on their way into the tables of today. */
export interface Carried {
  /** The table that they belong in now. */
  table: string;
  /** A row, as a JSON text, as that table has it. Left out where the rows are as they were. */
  row?: (text: string) => string;
}

/** How a backup of an earlier schema is carried over. */
export interface Carrying {
  /** By the table that the rows were in; others are as they were. */
  tables: Readonly<Record<string, Carried>>;
  /** What is done once all rows are in: statements that look at several tables. */
  settle: readonly string[];
}

/** Changes some columns of a row; the rest of it stays as it is. */
const changed = (change: (row: Record<string, unknown>) => Record<string, unknown>) => (text: string) =>
  JSON.stringify(change(JSON.parse(text) as Record<string, unknown>));

const credentials = (kind: string): Carried => ({
  table: "credentials",
  row: changed((row) => ({ ...row, kind })),
});

/** Each kind of credential had a table of its own, and why a request was refused another name. */
const SEPARATE_CREDENTIALS: Carrying["tables"] = {
  api_keys: credentials("api-key"),
  personal_access_tokens: credentials("access-token"),
  b2b_credentials: credentials("b2b-login"),
  token_families: {
    table: "token_families",
    row: changed(({ b2b_credential_id: credential_id, ...row }) => ({ ...row, credential_id })),
  },
  requests: { table: "requests", row: changed(({ finding: explanation, ...row }) => ({ ...row, explanation })) },
};

/** A consent was for scopes alone. */
const CONSENTS_FOR_SCOPES: Carrying["tables"] = {
  ...SEPARATE_CREDENTIALS,
  grants: { table: "grants", row: changed((row) => ({ ...row, redirect_uris: [] })) },
};

/** Whoever connected an app could be sent to any redirect URI that it had; those it has are taken as allowed. */
const ALLOW_REDIRECT_URIS = `
  update grants g set redirect_uris = a.redirect_uris from applications a
  where a.id = g.application_id and g.revoked_at is null`;

/** What private hosts answered to webhooks is shown no more: while all of them were allowed, any answer may be one's. */
const HIDE_PRIVATE_ANSWERS = `
  update webhook_deliveries d set outcomes = (
    select jsonb_agg(outcome || '{"answer": null}'::jsonb order by n)
    from jsonb_array_elements(d.outcomes) with ordinality as tried(outcome, n))
  where jsonb_array_length(d.outcomes) > 0
    and exists (select from settings where values -> 'privateUpstreams' = 'true'::jsonb)`;

/** Operations go on leading where they led; webhooks of anybody to private hosts must be allowed by name. */
const NAME_PRIVATE_HOSTS = `
  update settings set values = (values - 'privateUpstreams') || case
    when values -> 'privateUpstreams' = 'true'::jsonb then jsonb_build_object('privateUpstreamHosts', (
      select coalesce(jsonb_agg(host), '[]'::jsonb) from (
        select distinct lower(substring(upstream_url from '^[A-Za-z]+://([^/?#]+)')) as host
        from gateway_operations order by host limit 500) hosts
      where host is not null))
    else '{}'::jsonb end`;

/** What is known of a schema that a backup may be of. */
interface EarlierSchema {
  /** The last migration of it. */
  name: string;
  /** Left out where the way leads over a later schema. */
  carry?: Carrying;
}

/** The rows are as they were. */
const AS_IT_WAS: Carrying = { tables: {}, settle: [] };

/** The schemas before the one of today, most of them from before the migrations began anew, by the hash that a backup names. */
export const EARLIER_SCHEMAS: Readonly<Record<string, EarlierSchema>> = {
  "17bcf0b9ef2062b6c0c7960b0bb7aab7830a29df875e5a6f5bb70c24c0a964dc": { name: "0000_first" },
  "3979fda7494bfd4a0c1082e2a76b820b2812b0ffc57dbe2a4c2782c2693832e3": { name: "0001_refresh-tokens-inherit-scopes" },
  "272038c8c10eff968e85f1929832c952361cab7fab0b6ac87ee30165086696b4": { name: "0002_successors-are-derived" },
  "7bdfdbacfebaf72c1f00b0b267d90dfbbc8b9abb240d00b1454e57d0dd4df37f": { name: "0003_imports" },
  da78970bc419d16e14ed4330aeff333a3e9c65b4c212d57cb6466943cc9f34bd: { name: "0004_b2b-logins-rotate" },
  af7baaea6f6ce205ae1981afbcbebdef1cf92f36e3116960bfbd75243ab524f9: { name: "0005_lighter_imports" },
  f644af0dfcdcc762bb9a33a3f724ce355cd7c808e7f3098e3e607eb56967a81b: { name: "0006_usage" },
  "100325c7f3a3348e9d3e23515dc755384367a91912c939ab9866124250d2426a": { name: "0007_id-token-keys" },
  "429f7c206206c37ab8bf3fa0990f631d32f222df066a5dd490428c609752ad07": { name: "0008_logos-and-two-factor" },
  "51d8488e8145e2f5c0af8ea161b58d1ee525025f86a07368ed6165e5a537d5fa": { name: "0009_client-secrets-by-digest" },
  f817a01c09cdf3e3c2b149c806d58e0fa5e73584cc9f872954839ef354cd9c49: { name: "0010_gateway-and-rehearsal" },
  a4077d048df765c69bf2a726991fa5d7de43c6a961aae44b715fe810f1949447: { name: "0011_access-requests" },
  "1e448089b93f9f97cea6c5e2ffa8a28d5046c97b9e6e19ad8bcd23c7cc85ebac": { name: "0012_plugins" },
  b021fb8023e68ce28c4b97680415a2c0c4eb203e0c6064fe2af5869a30d9257f: { name: "0013_plugins-ask" },
  "0c09e6f45e8268340d40e0e929c6fe9714b66eed0f302363c0aa78c87dd310ee": { name: "0014_webhooks" },
  "428701d22ab9a5b3b5e7445c53d532fcb6dc894a49b139c0342222dac8f0aee2": {
    name: "0015_operators-logo",
    carry: { tables: CONSENTS_FOR_SCOPES, settle: [HIDE_PRIVATE_ANSWERS, NAME_PRIVATE_HOSTS, ALLOW_REDIRECT_URIS] },
  },
  c52c84df7d3b669d95b2d2da86f116cd6587a32e0f8c2ec82a2de9a84e060db3: {
    name: "0016_private-hosts-are-named",
    carry: { tables: CONSENTS_FOR_SCOPES, settle: [ALLOW_REDIRECT_URIS] },
  },
  "7948589a7fc8b1c502fe48aceb5025f64142d72a0ab7f7a3b15f94a67e28422c": {
    name: "0017_consents-are-for-redirect-uris",
    carry: { tables: SEPARATE_CREDENTIALS, settle: [] },
  },
  d2462a538f1eadb4c7c48fe798ed818a5e1df3e86c2939feab260e93cc6b25d4: {
    name: "0018_made-by-a-connection",
    carry: { tables: SEPARATE_CREDENTIALS, settle: [] },
  },
  // The migrations that began anew.
  b5d74a36f5fdb5e6a0d263145f991034aea32e716e8bae8442216962ee390b6e: { name: "0000_first", carry: AS_IT_WAS },
  c2d36493eec6a2b72e4fe1e206eb167319d570ebcbf1204328e293720aaf3df1: {
    name: "0002_text-is-in-one-form",
    carry: AS_IT_WAS,
  },
};

/** The first of them that is carried over: the way of those before it leads over it. */
const [FIRST_CARRIED] = Object.values(EARLIER_SCHEMAS).filter(({ carry }) => carry);

/**
 * How a backup of this schema gets into the one of today. Gives a sentence for the operator where it does not.
 */
export function carryingFrom(schema: string | undefined, today: string): Carrying | string {
  if (schema === today) return AS_IT_WAS;
  const earlier = schema === undefined ? undefined : EARLIER_SCHEMAS[schema];
  if (earlier?.carry) return earlier.carry;
  return earlier
    ? `The backup is of the schema ${earlier.name}, which is too old for this version. Restore it with the version that made it, update to one with the schema ${FIRST_CARRIED?.name}, start that once, and make a backup with it.`
    : "The backup was made by another version. Restore it with that one, then upgrade.";
}
