import type { ReactNode } from "react";
import type { Wrap } from "../wrap";
import { plural } from "./plural";

const peopleCount = (count: number) => plural(count, { one: "1 person", other: `${count} people` });

/** What the pages of the apps say. */
export const appsWords = {
  /** "1 person", "4 people". */
  peopleCount,
  types: {
    confidential: {
      name: "Confidential",
      title: "Runs on a server",
      description: "It can keep a secret. It gets one, and may also act as itself.",
    },
    public: {
      name: "Public",
      title: "Runs with its user",
      description: "A phone, desktop or browser app. It gets no secret and uses PKCE.",
    },
  },
  addSecret: {
    oldUntilDropped: "Works until I drop it",
    oldForAnHour: "Works for 1 more hour",
    oldForADay: "Works for 24 more hours",
    oldForAWeek: "Works for 7 more days",
    title: "Rotate the client secret",
    description: "You get a second secret. Both work, so that nothing has to stop while you put the new one in place.",
    oldSecret: "The old secret",
    seenHereHint: "You see here whether it is still in use.",
    endsAtHint: (moment: string) => `It ends at ${moment}, in use or not.`,
    add: "Add second secret",
  },
  danger: {
    credentialsEnd: (secrets: number) =>
      `Its client id and ${plural(secrets, { one: "its secret", other: "its secrets" })} stop working.`,
    noConnectionsEnd: "Nobody has connected it. Tokens it got for itself end at their next call.",
    connectionsEnd: (connections: number) =>
      `${peopleCount(connections)} lose the connection, and every token ends at its next call.`,
    signInEnds: "Nobody can sign in through it any more.",
    lastUsedBeforeDeletion: (when: ReactNode) => <>Last used {when}. Disabling it can be undone; deleting cannot.</>,
    neverUsedBeforeDeletion: "It has never been used. Deleting cannot be undone.",
    enabled: "The app works again",
    disabled: "The app is disabled",
    notChanged: "The app was not changed",
    isOff: "The app is off: it gets no tokens, and those it has are refused. Enabling makes them work again.",
    aboutDisabling:
      "Disabling refuses its tokens at the next call and gives it no new ones, until you enable it again.",
    aboutDeleting: "Deleting ends the app with its secrets, connections and tokens, for good.",
    deleteApp: "Delete app",
    deleteTitle: (name: string) => `Delete “${name}”?`,
    deleted: (name: string) => `“${name}” is deleted`,
  },
  detail: {
    secrets: "Secrets",
    whatPeopleSee: "What people see",
    connectedPeople: "Connected people",
    danger: "Danger",
    apps: "Apps",
    clientId: "client id",
    openPlayground: "Open playground",
    overviewDescription: "The facts, and the calls that lead to a token.",
    secretsDescription: "Two may work at once, so that one can be replaced without an outage.",
    settingsDescription: "Changes to scopes and redirect URIs hold at once, for tokens already given out too.",
    whatPeopleSeeDescription: "When your app asks for all its scopes. Whatever is not required can be switched off.",
    connectedPeopleDescription: "Named as far as each of them lets the app know them: by the scopes profile and email.",
    dangerDescription: "Both take effect at the next call.",
    notFoundWhat: "app",
    yourApps: "Your apps",
  },
  overview: {
    sendPerson: "1. Send the person to",
    address: "address",
    exchangeCode: "2. Exchange the code that comes back",
    callForPerson: "3. Call",
    refresh: "4. When the token has run out",
    getToken: "1. Get a token",
    call: "2. Call",
    forAPerson: "For a person",
    asItself: "As itself",
    connectedBy: "Connected by",
    waysToToken: "Ways to a token",
  },
  people: {
    somebody: "Somebody",
    facts: (connected: ReactNode, lastUsed: ReactNode) => (
      <>
        Connected {connected}, {lastUsed ? <>last used {lastUsed}</> : "not used yet"}
      </>
    ),
    notFetched: "The people could not be loaded",
    empty: "Nobody yet. Whoever allows the app stands here until they disconnect it.",
  },
  secrets: {
    facts: (created: ReactNode, lastUsed: ReactNode, stops: ReactNode) => (
      <>
        Created {created}, {lastUsed ? <>last used {lastUsed}</> : "not used yet"}
        {stops && <>, stops {stops}</>}
      </>
    ),
    revealSecretEnding: (hint: string) => `Reveal secret ending in ${hint}`,
    reveal: "Reveal",
    dropSecretEnding: (hint: string) => `Drop secret ending in ${hint}`,
    drop: "Drop",
    notAdded: "No secret was added",
    empty: "The app has no secret, so it cannot get a token. Add one.",
    addSecret: "Add secret",
    rotateSecret: "Rotate secret",
  },
  consentPreview: {
    theApp: "the app",
  },
  dropSecret: {
    title: (hint: string) => `Drop the secret ending in ${hint}?`,
    action: "Drop secret",
    dropped: "The secret is dropped",
    consequences:
      "Token requests that use it are refused at once. Tokens that were issued before work on until they run out. This cannot be undone.",
    lastUsed: (when: ReactNode) => <>It was last used {when}.</>,
    neverUsed: "It has never been used.",
    onlyOne: "It is the only one: without another the app gets no token.",
  },
  logo: {
    tooLarge: "A logo may have at most 512 KB.",
    saved: "The logo is saved",
    removed: "The logo is removed",
    logo: "Logo",
    file: "Logo file",
    replaceLogo: "Replace logo",
    uploadLogo: "Upload logo",
    removeLogo: "Remove logo",
    hint: "PNG, JPEG, GIF or WebP, up to 512 KB; square looks best. People see it when they are asked.",
  },
  titles: {
    one: "App",
    new: "Create app",
    list: "Apps",
  },
  revealSecret: {
    title: (hint: string) => `Reveal the secret ending in ${hint}`,
    description: "That it was shown is written to your account's log.",
    clientSecret: "client secret",
    reveal: "Reveal",
  },
  secretRotation: {
    stillInUse: (hint: string) => `The secret ending in ${hint} is still in use`,
    stillInUseText: (when: ReactNode) => (
      <>Something sent it {when}, after the new one was made. Drop it when this no longer changes.</>
    ),
    noLongerInUse: (hint: string) => `The secret ending in ${hint} is no longer in use`,
    noLongerInUseText:
      "Nothing has sent it since the new one was made, and the new one has been used. It can be dropped.",
    newNotUsed: "The new secret has not been used yet",
    newNotUsedText: (hint: string) =>
      `Put it in place. Here you see when the one ending in ${hint} is no longer in use.`,
  },
  about: {
    descriptionHint: "One sentence for the people who are asked to connect it.",
    homepage: "Homepage",
    homepageHint: "Linked where people are asked, so that they can look you up.",
  },
  redirectUris: {
    twice: "It is in the list twice.",
    didYouMean: (better: ReactNode) => <>Did you mean {better}?</>,
    legend: "Redirect URIs",
    redirectUri: (number: number) => `Redirect URI ${number}`,
    removeAddress: (number: number) => `Remove address ${number}`,
    about: (code: Wrap) => (
      <>
        Where people go after they answer. Compared character for character; https, or http on your own machine, or a
        native scheme such as {code("com.example.app:/callback")}.
      </>
    ),
    addAnother: "Add another",
  },
  scopes: {
    about: "The most it may ask for. People may allow less.",
    notFetched: "The scopes could not be loaded",
  },
  shownClientSecret: {
    title: "Store your client secret now",
    description: "Whoever has it can act as this app. You can have it shown again later, with your password.",
    clientId: "Client id",
    clientSecret: "Client secret",
    sampleTitle: "A token for the app itself",
  },
  list: {
    searchApps: "Search apps",
    connectedBy: "Connected by",
    nothingMatches: (search: string) => `No app matches “${search}”.`,
    createApp: "Create app",
    title: "Apps",
    description: "For software that acts for other people, or for itself, over OAuth 2.0.",
    notFetched: "Your apps could not be loaded",
    emptyTitle: "No app yet",
    emptyText:
      "People connect an app once and see what they allow. It then calls the API for them with tokens that run out, and each of them can disconnect it.",
  },
  newApp: {
    created: (name: string) => `“${name}” is created`,
    apps: "Apps",
    title: "Create app",
    description: "An app asks people for access, or acts as itself, over OAuth 2.0.",
    notCreated: "The app was not created",
    nameHint: "People read it when the app asks them for access.",
    whereItRuns: "Where it runs",
  },
};
