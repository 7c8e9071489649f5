import type { ReactNode } from "react";

/** What the pages of every kind of credential say. */
export const credentialWords = {
  accessFields: {
    notFetched: "The scopes could not be loaded",
    all: "All that you may do",
    allDescription: (short: string) => `Follows your role: when that changes, so does the ${short}.`,
    some: "Only some scopes",
    someDescription: "Never more than these, whatever your role allows.",
    legend: "What it may do",
  },
  address: {
    label: "Allowed addresses",
    hint: "IP addresses or CIDRs, one a line. Empty: it works from everywhere.",
    youAreSeenAs: (address: ReactNode) => <>You are seen as {address}</>,
    add: "Add it",
  },
  detail: {
    userName: "User name",
    userNameWhat: "user name",
    id: "Id",
    idWhat: "id",
    from: (address: string) => `from ${address}`,
    overviewDescription: "The facts, and a call to begin with.",
    enabled: (short: string) => `The ${short} works again`,
    disabled: (short: string) => `The ${short} is disabled`,
    notChanged: (short: string) => `The ${short} was not changed`,
    danger: "Danger",
    dangerDescription: "Both take effect at the next call.",
    isOff: (short: string) => `The ${short} is refused at the moment. Enabling makes it work again.`,
    aboutDisabling: (short: string) => `Disabling refuses the ${short} until you enable it again.`,
    aboutRevoking: (short: string) => `Revoking ends the ${short} for good. To change it without an outage, rotate it.`,
    revoke: (noun: string) => `Revoke ${noun}`,
    changeableScopes: (short: string) =>
      `What the ${short} may do changes from the next call on, with the tokens that it got.`,
    fixedScopes: (short: string) => `The scopes of a ${short} cannot grow: make a new one for more.`,
    yours: (plural: string) => `Your ${plural}`,
  },
  kind: {
    storeTitle: (noun: string) => `Store your ${noun} now`,
    storeDescription: "It is shown this once. We keep only a fingerprint of it and cannot show it again.",
  },
  list: {
    search: (plural: string) => `Search ${plural}`,
    nothingFits: (short: string) => `No ${short} matches this search.`,
    create: (noun: string) => `Create ${noun}`,
    notFetched: (plural: string) => `Your ${plural} could not be loaded`,
    emptyTitle: (noun: string) => `No ${noun} yet`,
  },
  statusFilter: {
    anyStatus: "Any status",
    active: "Active",
    expiresSoon: "Expires soon",
    expired: "Expired",
    disabled: "Disabled",
    neverUsed: "Never used",
  },
  values: {
    days30: "30 days",
    days90: "90 days",
    days365: "1 year",
    untilDate: "Until a date",
    noExpiry: "No expiry",
    dayMissing: "Choose the day on which it ends.",
  },
  lifetimeFields: {
    stopsWorking: (day: string) => `It stops working on ${day}.`,
    neverStops: (short: string) => `It works until you revoke it. A ${short} with an end is safer when it gets lost.`,
    onAsNow: (day: string) => `On ${day}, as now`,
    neverAsNow: "Never, as now",
    fromNow: (label: string) => `${label} from now`,
    lastDay: "Last day",
  },
  newCredential: {
    title: (noun: string) => `Create ${noun}`,
    notCreated: (short: string) => `The ${short} was not created`,
    nameHint: "What will use it. You will know it by this name when you want to take it back.",
  },
  revokeCredential: {
    title: (name: string) => `Revoke “${name}”?`,
    revoke: (noun: string) => `Revoke ${noun}`,
    revoked: (name: string) => `“${name}” is revoked`,
    neverBeenUsed: "It has never been used.",
    consequences: (mark: ReactNode, alsoStops = "") => (
      <>
        Everything that uses {mark} is refused from its next call on. {alsoStops} This cannot be undone.
      </>
    ),
    lastUsed: (when: ReactNode, address?: string | null) => (
      <>
        Last used {when}
        {address && ` from ${address}`}. To change it without an outage, rotate it instead.
      </>
    ),
  },
  rotateCredential: {
    oldAtOnce: "Stops at once",
    oldForAnHour: "Works for 1 more hour",
    oldForADay: "Works for 24 more hours",
    oldForAWeek: "Works for 7 more days",
    title: (name: string) => `Rotate “${name}”`,
    description: (short: string) => `You get a new ${short} with the same name, scopes, addresses and expiry.`,
    oldOne: (short: string) => `The old ${short}`,
    refusedAtOnce: "Whatever still uses it is refused from its next call on.",
    putInPlaceBefore: (short: string, moment: string) => `Put the new ${short} in place before ${moment}.`,
    rotate: (noun: string) => `Rotate ${noun}`,
  },
  rotation: {
    oldWorksUntil: (short: string, moment: string) => `The old ${short} works until ${moment}`,
    oldStillWorks: (short: string) => `The old ${short} still works`,
    seeOld: (short: string) => `See the old ${short}`,
    stillUsed: (when: ReactNode, address?: string | null) => (
      <>
        Something still uses it: {when}
        {address && ` from ${address}`}.
      </>
    ),
    notUsedSince: "It has not been used since the rotation. Revoke it once the new one is in place everywhere.",
    replaced: (short: string) => `This ${short} has been replaced`,
    seeNew: (short: string) => `See the new ${short}`,
    replacedText: "Put the new one in place wherever this one is used, before it ends.",
  },
};
