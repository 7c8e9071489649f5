import type { ReactNode } from "react";
import { plural } from "./plural";

/** What the page of everything that can act for a person says. */
export const inventoryWords = {
  /** The verb that ends a credential. */
  revoke: "Revoke",
  /** Each other kind of thing that can act: one, several, the verb that ends it, and what stops when all of them end. */
  kinds: {
    app: {
      one: "My app",
      many: "My apps",
      verb: "Disable",
      stops: "They are refused, for you and for everyone who has connected them, until you enable them again.",
    },
    connection: {
      one: "Connection",
      many: "Connections",
      verb: "Disconnect",
      stops: "Apps that you have connected lose their access. Each asks you again when you next use it.",
    },
    "password-login": {
      one: "Password login",
      many: "Password logins of programs",
      verb: "End",
      stops:
        "Programs that signed in with your password must sign in again. If one of them is not yours, change your password.",
    },
    session: {
      one: "Browser",
      many: "Other browsers",
      verb: "Sign out",
      stops: "They are signed out of this portal. This browser stays signed in.",
    },
  },
  endItem: {
    ended: (name: string) => `“${name}” can no longer act for you`,
    consequences: (one: string, mark: ReactNode) => (
      <>
        {one} {mark} is refused from its next call on.
      </>
    ),
    lastUsed: (when: ReactNode, address?: string | null) => (
      <>
        Last used {when}
        {address && ` from ${address}`}.
      </>
    ),
    neverBeenUsed: "It has never been used.",
    title: (verb: string, name: string) => `${verb} “${name}”?`,
  },
  list: {
    everyKind: "Every kind",
    usedOrNot: "Any use",
    neverUsed: "Never used",
    notForDays: (days: number) => `Not for ${days} days`,
    thisOne: "This one",
    searchTheList: "Search the list",
    kind: "Kind",
    use: "Use",
    nothingFits: "Nothing matches this search.",
    title: "Everything that can act for me",
    description: "Every key, app, program and browser that works in your name, the last used first.",
    endEverything: "End everything",
    notFetched: "The list could not be loaded",
  },
  inventory: {
    everythingActMe: "Everything that can act for me",
  },
  revokeAll: {
    title: "End everything that can act for you?",
    typeToConfirm: "end everything",
    done: "From now on only this browser acts for you",
    about: "Each of these is refused from its next call on. Clear the ones you want to keep.",
    action: (count: number) => plural(count, { one: "End 1 thing", other: `End ${count} things` }),
  },
};
