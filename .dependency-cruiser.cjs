/** The directions of the house: app → lib/http → the parts → lib/oauth; the browser's code knows contracts only. */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-lost-files",
      severity: "error",
      from: { path: "^(lib|db)", pathNot: "\\.(test|d)\\.ts$" },
      to: { couldNotResolve: true },
    },
    {
      name: "db-stands-alone",
      comment: "The database's functions fit the ports of lib structurally; they import nothing of it.",
      severity: "error",
      from: { path: "^db", pathNot: "\\.test\\.ts$" },
      to: { path: "^(lib|app|server)" },
    },
    {
      name: "core-is-pure",
      comment: "The token core knows neither the database, nor the wire, nor any dialect.",
      severity: "error",
      from: { path: "^lib/oauth", pathNot: "\\.test\\.ts$" },
      to: { path: "^(db|app|lib/(?!oauth|ids|credentials|access/scopes))" },
    },
    {
      name: "dialects-know-the-core-only",
      severity: "error",
      from: { path: "^lib/dialects", pathNot: "\\.test\\.ts$" },
      to: { path: "^(db|app|lib/(?!oauth|dialects|ids|json|body|access/scopes))" },
    },
    {
      name: "credentials-stand-low",
      severity: "error",
      from: { path: "^lib/credentials", pathNot: "\\.test\\.ts$" },
      to: { path: "^(db|app|lib/(?!credentials|ids))" },
    },
    {
      name: "parts-do-not-know-the-wire",
      severity: "error",
      from: { path: "^lib/(access|catalog|portal|mail|usage|plugins|webhooks)", pathNot: "\\.test\\.ts$" },
      to: { path: "^(app|lib/(http|server|ui|hooks))" },
    },
    {
      name: "contracts-stand-alone",
      severity: "error",
      from: { path: "^lib/contracts", pathNot: "\\.test\\.ts$" },
      to: { path: "^(db|app|lib/(?!contracts))" },
    },
    {
      name: "browser-code-knows-contracts-only",
      comment: "What runs in the browser must not pull server code into its bundle.",
      severity: "error",
      from: { path: "^lib/(ui|hooks)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(db|app|lib/(?!ui|hooks|contracts|words))", dependencyTypesNot: ["type-only"] },
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
      from: { pathNot: "\\.(test|spec)\\.tsx?$|^e2e|^vitest|^playwright" },
      to: { path: "\\.(test|spec)\\.tsx?$|^e2e" },
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
