import { appsWords } from "./apps";
import { plural } from "./plural";

const HOSTS_HINT =
  "One per line: a name, an address or a CIDR, such as orders.internal:8080. Without a port, 80 and 443 are meant. Empty: none.";

/** What administrators read of the settings of the system. */
export const adminSettingsWords = {
  brand: {
    accentColour: "Accent colour",
    accentColourHint: "Such as #0F766E. Empty: its own.",
  },
  logo: {
    ...appsWords.logo,
    hint: "PNG, JPEG, GIF or WebP, up to 512 KB; square looks best. It stands beside the name on every page, at sign-in and at consent, and is the icon of the tab.",
  },
  gateway: {
    refuseWhenListed: "Refuse, once any operation is listed",
    alwaysRefuse: "Always refuse",
    letPass: "Let any good credential pass",
    unlisted: "Addresses that no operation lists",
    unlistedHint: "What /auth/verify tells a proxy of them, unless it names a scope itself.",
    privateUpstreams: "Private hosts for operations",
    privateUpstreamsHint: `APIs in your own network that operations may lead to. ${HOSTS_HINT}`,
  },
  webhooks: {
    privateHosts: "Private hosts for webhooks",
    privateHostsHint: `Servers in your own network that anybody's webhooks may be sent to. ${HOSTS_HINT} What they answer is never shown, only the status.`,
  },
  lifetimes: {
    accessToken: "Access token",
    refreshToken: "Refresh token",
  },
  limits: {
    apps: "Apps",
    addressesAllowList: "Addresses on an allow list",
    webhooks: "Webhooks",
  },
  passwords: {
    length: "Characters, at least",
    lengthHint: "8 to 128. Where a password alone signs in, 15 is the advice of NIST SP 800-63B.",
    common: "Refuse passwords that are guessed first",
    commonText: "The ones that leaked most often, repetitions, and runs such as abcdefgh.",
    own: "Refuse a person's own name",
    ownText: "Name, email address, user name or the name of this site, with no more than a number to it.",
    kinds: "Every password needs",
    kindsText: "Only where a policy demands it: such rules make passwords no better, and people write them down.",
    lower: "A small letter",
    upper: "A capital letter",
    digit: "A digit",
    symbol: "Neither letter nor digit",
  },
  plugins: {
    memory: "Memory in megabytes",
    memoryHint: "With everything that the plugin starts.",
    run: "Seconds of a run",
    runHint: "For plugins on schedule or on events.",
  },
  retention: {
    requests: "Requests",
    requestsHint: "The last hundred of each credential, with the reason of each refusal.",
    usage: "Usage",
    usageHint: "Calls, counted by the hour.",
    imports: "Imports",
    importsHint: "Those that are over. They can be undone for a shorter time.",
    deliveries: "Webhook deliveries",
    deliveriesHint: "What was sent, and what was answered. At least 8 days.",
    ended: "What was revoked",
    endedHint: "Credentials and connections, and chains of tokens that are over. Never less than access tokens live.",
  },
  titles: {
    list: "System settings",
  },
  registration: {
    openText: "Anybody may make an account.",
    byInvitation: "By invitation",
    byInvitationText: "Only people whom an administrator invites.",
    closed: "Closed",
    closedText: "Nobody gets a new account, not by invitation either.",
    signUp: "Sign-up",
    defaultRole: "Default role",
    defaultRoleHint: "The role of everyone who signs up from now on.",
    confirmEmailAddresses: "Confirm email addresses",
    confirmWhereMail: "Where mail can be sent",
    confirmAlways: "Always",
    clientsRegisterThemselves: "Clients may register themselves",
    clientsRegisterThemselvesDescription: "RFC 7591, at /auth/oauth/register: for tools that bring their own client.",
    privateUseSchemes: "Schemes of native apps",
    privateUseSchemesHint:
      "Redirect URIs of native apps have a domain name turned round as their scheme, such as com.example.app. Name here the other schemes that apps may use, such as cursor or vscode, one a line. Whoever installs an app on a device may claim a scheme there.",
  },
  configuration: {
    none: "No file has been applied yet.",
    at: "Applied",
    by: "By",
    digest: "SHA-256 of the file",
    same: "Everything is as the file says",
    drifted: (count: number) =>
      plural(count, {
        one: "1 thing has been changed since",
        other: `${count} things have been changed since`,
      }),
    states: {
      missing: (what: string) => `${what}: in the file, but not here`,
      extra: (what: string) => `${what}: here, but not in the file`,
      different: (what: string) => `${what}: not as in the file`,
    },
    field: (name: string, now: string, file: string) => `${name}: ${now} here, ${file} in the file`,
    notFetched: "The state of the configuration could not be loaded",
  },
  form: {
    saved: "The settings are saved",
    notSaved: "The settings were not saved",
    staleWhat: "page's settings",
  },
  page: {
    registration: "Registration",
    registrationDescription: "Who gets an account, and how they begin.",
    tokenLifetimes: "Token lifetimes",
    tokenLifetimesDescription:
      "In seconds, by the contract that the client speaks. Refresh tokens are counted from their last use.",
    limits: "Limits",
    limitsDescription: "How many of each kind one person may hold.",
    passwords: "Passwords",
    passwordsDescription:
      "What a new password must be, at sign-up, reset, change and invitation. Those in use stay good.",
    plugins: "Plugins",
    pluginsDescription: "What a plugin may use before it is ended.",
    retention: "Retention",
    retentionDescription:
      "How many days things are kept once nothing needs them. The audit log is kept until it is archived.",
    gateway: "Gateway",
    gatewayDescription: "Operations of upstream APIs that are forwarded from here.",
    webhooks: "Webhooks",
    webhooksDescription: "Where they may be sent to, beside the Internet.",
    branding: "Branding",
    brandingDescription: "What this portal is called, in pages and mails.",
    configuration: "Configuration file",
    configurationDescription:
      "What npm run config applied last, and what was changed here since. Applying the file again brings it back.",
    title: "System settings",
    description: "What holds for everyone. Changes take effect at once.",
    notFetched: "The settings could not be loaded",
  },
};
