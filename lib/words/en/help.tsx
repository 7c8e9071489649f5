import type { ReactNode } from "react";

/** What stands around the articles of the help; the articles themselves are a folder for each language. */
export const helpWords = {
  groups: {
    start: "Start",
    gettingAToken: "Getting a token",
    data: "Data",
    goodToKnow: "Good to know",
  },
  blockView: {
    shell: "Shell",
    query: "Query",
    grammarEbnf: "Grammar (EBNF)",
    text: "Text",
    sample: (name: string) => `Sample: ${name}`,
  },
  article: {
    besideThis: "Pages beside this one",
    onThisPage: "On this page",
  },
  navigation: {
    help: "Help",
    allPages: "All pages",
  },
  search: {
    searchTheHelp: "Search the help",
    foundHelp: "Found in the help",
    failed: "The help could not be searched just now.",
    nothingFound: (search: string) => `Nothing about “${search}”.`,
    placesFound: (found: number) => `${found} places found.`,
  },
  keyForSamples: {
    withKey: (prefix: ReactNode) => (
      <>The samples carry {prefix}, a key that ends in a day. It is not shown again once you leave.</>
    ),
    withAddress: (baseUrl: ReactNode) => <>The samples carry this server’s address, {baseUrl}.</>,
    signIn: "Sign in to put a key of yours in",
    revokeItNow: "Revoke it now",
    make: "Make a key for these samples",
  },
  partView: {
    code: "Code",
    when: "When",
    scope: "Scope",
    letsItsHolder: "Lets its holder",
    what: "What",
    howOften: "How often",
    bound: "Bound",
    atMost: "At most",
    event: "Event",
    means: "Means",
    seconds: (seconds: number) => `${seconds} s`,
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number) => `${hours} h`,
  },
  sampleProvider: {
    samplesHelp: "Samples of the help",
  },
  sampleTabs: {
    sample: "sample",
  },
  titles: {
    one: (title: string) => `${title} · Help`,
  },
  /** When each error of the data and management APIs is answered. */
  errors: {
    validation: "What was sent reads well and asks for what there is not; the details name each field.",
    syntax:
      "The body or the query does not read: broken JSON, a bracket that is not closed. Line and column are given.",
    unauthorized: "No credential, or one that is unknown, expired or revoked. Get another one.",
    forbidden:
      "The credential is good and not enough: a scope is missing, its owner is suspended, or the address is not allowed. Another try will not help.",
    notFound: "There is no such address or row, or it is not yours.",
    methodNotAllowed: "The address exists and does not take this method. The Allow header names those it takes.",
    notAcceptable: "The Accept header asks for a form that this address cannot give.",
    requestTimeout: "The body did not arrive in time, or not whole.",
    conflict: "It does not fit what is there, such as a value that has to be unique.",
    preconditionFailed: "If-Match names another version: somebody changed the row meanwhile. Read it again.",
    payloadTooLarge: "The body is larger than the address takes.",
    unsupportedMediaType: "The Content-Type is not one that the address reads.",
    preconditionRequired: "The address wants If-Match, so that no change is lost.",
    tooManyRequests: "Too many calls. Wait for as long as Retry-After says.",
    internal: "Something went wrong here. Quote the X-Request-Id when you ask.",
    badGateway: "The API behind this address could not be reached.",
    serviceUnavailable: "The database is away. Nothing was changed; try again after Retry-After.",
    gatewayTimeout: "The API behind this address did not answer in time.",
    notImplemented: "The standard knows it and this service does not offer it.",
  },
  /** The budgets that callers of the API meet. */
  budgets: {
    "calls-credential": "Calls of the protected API with one credential",
    "anonymous-address": "Calls of public operations without a credential, from one address",
    "client-auth-address": "Tries at a client's secret, from one address",
    "refresh-grant": "Refreshes of one grant",
    "b2b-login-at-address": "Failed logins of one B2B account",
    "sign-in-name-at-address": "Tries at one account's password, from one address",
    "sign-in-name": "Tries at one account's password, from everywhere together",
    "sign-in-address": "Tries at passwords, from one address",
    "webhook-send": "Deliveries to webhooks that one person asks for by hand",
    "registration-address": "Registrations of clients, from one address",
  },
  /** The bounds on one query or OData request. */
  limits: {
    text: "Characters of a query",
    roots: "Lists at the top of one query",
    depth: "Levels of relations inside each other",
    outputs: "Fields, relations and aggregates",
    nodes: "Operators, functions, fields and values in conditions",
    nesting: "Parentheses inside each other",
    collections: "Uses of any, all and count over a relation",
    order: "Sort fields of one list",
    list: "Values of one in list",
    wildcards: "% and _ in one pattern",
    defaultRows: "Rows of a list where no limit is given",
    rows: "Rows of a list",
    defaultNestedRows: "Rows of a nested list where no limit is given",
    nestedRows: "Rows of a nested list",
    product: "Rows that nested lists may come to in all",
    answer: "Bytes of an answer",
    offset: "Rows that may be skipped",
  },
};
