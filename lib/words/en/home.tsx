import type { Wrap } from "../wrap";

/** What visitors read first: the home page and what stands around it. */
export const homeWords = {
  choices: {
    apiKeyFor: "A script or an internal tool",
    apiKeyForText: "It works for you, with your own account.",
    apiKey: "API key",
    call: "Call",
    createApiKey: "Create API key",
    tokenFor: "A tool that wants a token",
    tokenForText: "A pipeline, an SDK, a spreadsheet add-on.",
    personalAccessToken: "Personal access token",
    tokenText: "Goes where a bearer token is expected, and only as far as the scopes that you choose.",
    createAccessToken: "Create access token",
    confidentialFor: "An app that other people connect",
    confidentialForText: "It runs on a server and acts for each of them.",
    confidential: "OAuth app, confidential",
    confidentialText:
      "People say yes once, see what they allow, and can disconnect it any day. You never see a password.",
    sendPeopleTo: "Send people to",
    thenCall: "Then call",
    createApp: "Create app",
    publicFor: "A phone, desktop or browser app",
    publicForText: "People could read a secret out of it.",
    public: "OAuth app, public",
    serviceFor: "A service that acts as itself",
    serviceForText: "Nobody is there to say yes.",
    service: "OAuth app, client credentials",
    serviceText:
      "It trades its id and secret for a token that runs out. Two secrets at once let you change them calmly.",
    getAToken: "Get a token",
    b2bFor: "A partner's system that logs in",
    b2bForText: "It knows a user name and a password.",
    b2bLogin: "B2B login",
    b2bText: "A login of its own, apart from your password: hourly tokens, refreshed, from the addresses you allow.",
    logIn: "Log in",
    createB2bLogin: "Create B2B login",
    apiKeyText: "One header, no sign-in step. Narrow it to scopes and addresses, and give it an end date.",
    publicText: "No secret to lose: each sign-in proves itself with PKCE, and refresh tokens change at every use.",
  },
  chooser: {
    answer: "Answer",
    whatBuilding: "What are you building?",
  },
  header: {
    account: "Account",
    help: "Help",
    openDashboard: "Open dashboard",
    signUp: "Sign up",
  },
  footer: {
    more: "More",
    help: "Help",
    serverMetadata: "Server metadata",
    publicKeys: "Public keys",
  },
  page: {
    anyClient: "Any client",
    anyClientText:
      "curl, a spreadsheet, a phone app or somebody else's product: each speaks to the same API with the credential that suits it.",
    yourRules: "Your rules",
    yourRulesText:
      "Narrow a credential to scopes, to addresses, to a date. What it may do is worked out at each call, not when it was made.",
    revoked: "Revoked in a second",
    revokedText: "Take a key back or disconnect an app, and its next call is refused. There is nothing to wait for.",
    headline: "From sign-up to a working call in minutes",
    about:
      "Get the credential that fits what you build, see what it opens before you make it, and take it back whenever you like.",
    openDashboard: "Open dashboard",
    createAccount: "Create account",
    choose: "Which credential do I need?",
    whatBuilding: "What are you building?",
    ratherAsk: (link: Wrap) => <>Rather ask first? {link("Request access")} and tell us what you want to build.</>,
    facts: "What you can rely on",
  },
};
