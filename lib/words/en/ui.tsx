import type { ReactNode } from "react";
import { plural } from "./plural";

/** What the parts that every page is made of say. */
export const uiWords = {
  messages: "Messages",
  browserName: {
    unknown: "A browser",
    on: (browser: string, system: string) => `${browser} on ${system}`,
  },
  badge: {
    active: "Active",
    expiresSoon: "Expires soon",
    expired: "Expired",
    disabled: "Disabled",
  },
  callStepView: {
    noAnswer: "No answer",
    inMs: (milliseconds: number) => `in ${milliseconds} ms`,
    toAnswer: (path: string) => `Answer of ${path}`,
    moreCharacters: (count: number) => `… ${count} more characters`,
  },
  confirm: {
    typeToConfirm: (typeToConfirm: ReactNode) => <>Type {typeToConfirm} to confirm</>,
  },
  copyButton: {
    copied: "Copied",
    copy: "Copy",
    copyLabel: (what: string) => `Copy ${what}`,
    copiedText: (what: string) => `Copied ${what}`,
    refused: "The browser did not allow copying. Select the text and copy it by hand.",
  },
  errorState: {
    unexpected: "Something in this page failed. Reload it and try again.",
    request: (id: ReactNode) => <>Request {id}</>,
    requestId: "request id",
  },
  formErrors: {
    failed: "That did not work. Try again.",
  },
  helpLink: {
    howItWorks: "How it works",
  },
  passwordInput: {
    showPassword: "Show password",
    hidePassword: "Hide password",
  },
  scopeChips: {
    allDo: "All that you may do",
    and: (scopes: string) => `and ${scopes}`,
  },
  scopePicker: {
    includedIn: (includer: string) => `included in ${includer}`,
    opens: (count: number) => plural(count, { one: "Opens 1 operation", other: `Opens ${count} operations` }),
  },
  scopeWords: {
    allData: "All data",
    oneKind: "One kind of data",
    person: "Who the person is",
    managing: "Gatehouse itself",
    more: "More",
  },
  secretOnce: {
    downloadEnv: "Download .env",
    stored: "I have stored it",
  },
  sectionLinks: {
    sections: "Sections",
  },
  skeleton: {
    loading: "Loading",
  },
  themeMenu: {
    likeTheSystem: "Like the system",
    light: "Light",
    dark: "Dark",
    theme: "Theme",
  },
  tryIt: {
    tryIt: "Try it",
  },
};
