const DB = "db/";
/** The files that lie in lib itself. */
const ROOT = "lib/[^/]+$";
/** What a text and an address may be. */
const TEXTS = ["lib/shown-text.ts", "lib/web-address.ts"];
const CREDENTIAL_KINDS = "lib/credentials/kinds/";

/**
 * The storeys of lib, from the ground up: what each folder may import besides itself. It may name only folders above it
 * in this list, so that no two can lead to each other; a folder that is not here may not be there.
 */
const STOREYS = {
  credentials: ["lib/ids.ts", "lib/line.ts"],
  refusals: [],
  metrics: [ROOT],
  tracing: [DB, ROOT],
  entities: [],
  scopes: ["lib/entities/"],
  // The token core knows neither the database, nor the wire, nor any dialect.
  oauth: ["lib/clock.ts", "lib/ids.ts", ...TEXTS, "lib/credentials/", "lib/refusals/", "lib/scopes/"],
  dialects: ["lib/body.ts", "lib/json.ts", "lib/oauth/", "lib/scopes/"],
  // They know what kinds of credential and dialects there are, which is nothing but facts.
  contracts: [CREDENTIAL_KINDS, "lib/dialects/dialect-names.ts", ...TEXTS],
  words: ["lib/contracts/", CREDENTIAL_KINDS],
  changes: [DB, ROOT, "lib/refusals/"],
  settings: [DB, ROOT, CREDENTIAL_KINDS, "lib/changes/", "lib/contracts/", "lib/dialects/"],
  events: [DB, ROOT, CREDENTIAL_KINDS, "lib/contracts/"],
  usage: [DB, ROOT, "lib/refusals/"],
  mail: [ROOT, "lib/words/"],
  "client-secrets": [DB, ROOT, "lib/credentials/"],
  audit: [DB, ROOT, "lib/credentials/", "lib/changes/", "lib/contracts/", "lib/events/"],
  access: [
    ...[DB, ROOT, "lib/credentials/", "lib/refusals/", "lib/scopes/", "lib/oauth/", "lib/changes/", "lib/settings/"],
    "lib/events/",
  ],
  gateway: [
    ...[DB, ROOT, "lib/credentials/", "lib/oauth/", "lib/dialects/", "lib/contracts/", "lib/changes/", "lib/access/"],
  ],
  catalog: [DB, ROOT, "lib/refusals/", "lib/entities/", "lib/events/", "lib/access/"],
  plugins: [
    ...[DB, ROOT, "lib/credentials/", "lib/contracts/", "lib/changes/", "lib/settings/", "lib/client-secrets/"],
    "lib/audit/",
  ],
  webhooks: [
    ...[DB, ROOT, "lib/credentials/", "lib/contracts/", "lib/settings/", "lib/events/", "lib/mail/", "lib/audit/"],
    ...["lib/gateway/", "lib/tracing/"],
  ],
  portal: [
    ...[DB, ROOT, "lib/credentials/", "lib/refusals/", "lib/entities/", "lib/scopes/", "lib/oauth/", "lib/contracts/"],
    ...["lib/changes/", "lib/settings/", "lib/events/", "lib/usage/", "lib/mail/", "lib/client-secrets/", "lib/audit/"],
    ...["lib/access/", "lib/gateway/", "lib/catalog/", "lib/plugins/", "lib/webhooks/", "lib/metrics/"],
  ],
  // What the token core asks for, filled from the database and the parts.
  "token-core": [
    ...[DB, ROOT, "lib/credentials/", "lib/refusals/", "lib/oauth/", "lib/dialects/", "lib/changes/", "lib/settings/"],
    ...["lib/audit/", "lib/access/", "lib/portal/"],
  ],
  openapi: [CREDENTIAL_KINDS, "lib/entities/", "lib/contracts/", "lib/access/", "lib/catalog/", "lib/portal/"],
  http: [
    ...[DB, ROOT, "lib/credentials/", "lib/refusals/", "lib/entities/", "lib/scopes/", "lib/oauth/", "lib/dialects/"],
    ...["lib/contracts/", "lib/changes/", "lib/settings/", "lib/usage/", "lib/access/", "lib/gateway/", "lib/catalog/"],
    ...["lib/portal/", "lib/token-core/", "lib/openapi/", "lib/metrics/", "lib/tracing/"],
  ],
  commands: [DB, ROOT, "lib/credentials/", "lib/audit/", "lib/portal/"],
  server: [
    ...[DB, ROOT, "lib/credentials/", "lib/changes/", "lib/usage/", "lib/mail/", "lib/audit/", "lib/access/"],
    ...["lib/gateway/", "lib/catalog/", "lib/plugins/", "lib/webhooks/", "lib/portal/", "lib/http/"],
    ...["lib/metrics/", "lib/tracing/"],
  ],
  // What runs in the browser must not pull server code into its bundle.
  hooks: [CREDENTIAL_KINDS, "lib/contracts/", "lib/words/"],
  ui: [CREDENTIAL_KINDS, "lib/contracts/", "lib/words/", "lib/hooks/"],
};

const TESTS = "\\.(test|spec)\\.tsx?$|/testing/";
/** Folders that the browser loads: a type pulls nothing in. */
const IN_BROWSER = ["words", "hooks", "ui"];

const folders = Object.keys(STOREYS);
const storeys = Object.entries(STOREYS).map(([folder, allowed], place) => {
  for (const path of allowed) {
    const [, other] = /^lib\/([\w-]+)\//.exec(path) ?? [];
    if (other && !folders.slice(0, place).includes(other)) throw new Error(`lib/${folder} stands below lib/${other}.`);
  }
  return {
    name: `lib-${folder}`,
    severity: "error",
    from: { path: `^lib/${folder}/`, pathNot: TESTS },
    to: {
      path: "^(lib|db|app|server)",
      pathNot: `^(${[`lib/${folder}/`, ...allowed].join("|")})`,
      ...(IN_BROWSER.includes(folder) && { dependencyTypesNot: ["type-only"] }),
    },
  };
});

/** The rooms of lib/portal, from the ground up: which others each may import. */
const ROOMS = {
  management: [],
  accounts: ["management"],
  apps: ["management", "accounts"],
  credentials: ["management"],
  "access-requests": ["management", "accounts", "apps", "credentials"],
  webhooks: ["management", "accounts"],
  data: ["management"],
  activity: ["management"],
  system: ["management", "apps"],
  admin: ["management", "accounts", "apps", "credentials", "access-requests", "activity", "system"],
  // The configuration as a file: everything that administrators set, through their use cases.
  configuration: ["management", "apps", "system", "admin"],
  // Clients and people of other systems.
  "moving-in": ["management", "accounts", "apps", "configuration"],
};
const rooms = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `lib-portal-${room}`,
  severity: "error",
  from: { path: `^lib/portal/${room}/`, pathNot: TESTS },
  to: { path: "^lib/portal/", pathNot: `^lib/portal/(${[room, ...allowed].join("|")})/` },
}));

/** The directions of the house: app → lib/http → the parts → the token core; the browser's code knows contracts only. */
module.exports = {
  forbidden: [
    ...storeys,
    ...rooms,
    {
      name: "every-use-case-has-its-room",
      severity: "error",
      from: { path: `^lib/portal/(?!(${Object.keys(ROOMS).join("|")}|testing)/)` },
      to: {},
    },
    {
      name: "every-folder-has-its-storey",
      severity: "error",
      from: { path: `^lib/(?!(${folders.join("|")})/)[^/]+/` },
      to: {},
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-lost-files",
      severity: "error",
      from: { path: "^(lib|db)", pathNot: "\\.(test|d)\\.ts$" },
      to: { couldNotResolve: true },
    },
    {
      name: "root-files-stand-low",
      comment: "What lies in lib itself is for every part, and knows only what stands on the ground with it.",
      severity: "error",
      from: { path: "^lib/[^/]+$", pathNot: TESTS },
      to: { path: "^(app|lib/(?!credentials/|refusals/)[^/]+/)" },
    },
    {
      name: "db-stands-alone",
      comment: "The database's functions fit the ports of lib structurally; they import nothing of it.",
      severity: "error",
      from: { path: "^db", pathNot: "\\.test\\.ts$" },
      to: { path: "^(lib|app|server)" },
    },
    {
      name: "app-asks-lib",
      comment: "Routes and pages ask use cases, never the database.",
      severity: "error",
      from: { path: "^app", pathNot: TESTS },
      to: { path: "^db" },
    },
    {
      name: "words-stand-alone",
      comment: "A page's bundle carries the words of its place and nothing that they would pull in.",
      severity: "error",
      from: { path: "^lib/words", pathNot: "\\.test\\.tsx?$|^lib/words/testing/" },
      to: { pathNot: "^lib/words/(?!testing/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "next-behind-http",
      comment: "Only pages, the shells and the server know Next.",
      severity: "error",
      from: { path: "^(lib|db)", pathNot: "^lib/(http|ui|server)/" },
      to: { path: "^node_modules/(next|next-auth)/" },
    },
    {
      name: "tests-stay-out",
      severity: "error",
      from: { pathNot: "\\.(test|spec)\\.tsx?$|^e2e|^vitest|^playwright|/testing/" },
      to: { path: "\\.(test|spec)\\.tsx?$|^e2e|/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|node_modules)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
