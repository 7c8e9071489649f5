import type { ReactNode } from "react";

/** What administrators read of requests for access. */
export const adminAccessRequestsWords = {
  detail: {
    accessRequests: "Access requests",
    theRequest: "The request",
    from: "From",
    account: "Account",
    openTheAccount: "Open the account",
    accountExists: "Somebody has an account with this address already; the credential would be theirs.",
    noAccount: "None yet; approving makes one.",
    kind: "Kind",
    decision: "Decision",
    whatHappened: "What happened",
    allAccessRequests: "All access requests",
    notFoundWhat: "access request",
  },
  approve: {
    done: (email: string) => `The link is on its way to ${email}`,
    title: (organization: string) => `Approve ${organization}?`,
    description: (name: string, credential: string) =>
      `${name} gets ${credential}. Choose what it may do; no credential can do more than the account's role.`,
    action: "Approve and mail the link",
  },
  decision: {
    somebodyGone: "Somebody who is gone",
    approve: "Approve",
    reject: "Reject",
    linkRenewed: "Another link is on its way",
    itMayDo: (scopes: ReactNode) => <>It may do {scopes}</>,
    linkExpired: (day: string) => `The link expired on ${day}, unused.`,
    linkMailed: (day: string) => `The link was mailed, and is good until ${day}.`,
    renewLink: "Mail another link",
    handedOver: (when: ReactNode) => <>The credential was handed over {when}.</>,
    aboutApproving: (name: string, hasAccount: boolean, credential: string) =>
      hasAccount
        ? `Approving mails ${name} a link that works once. It leads to their account and shows ${credential}.`
        : `Approving mails ${name} a link that works once. It leads to a new account and shows ${credential}.`,
  },
  titles: {
    one: "Access request",
    list: "Access requests",
  },
  reject: {
    done: "The reason is on its way",
    title: (organization: string) => `Reject ${organization}?`,
    description: (name: string) => `${name} is mailed the reason, and may ask again.`,
    reason: "Reason",
    reject: "Reject",
  },
  list: {
    kind: "Kind",
    from: "From",
    sent: "Sent",
    everyStatus: "Every status",
    waiting: "Waiting",
    approved: "Approved",
    rejected: "Rejected",
    title: "Access requests",
    description: "People without an account who ask for access to the API, and what became of it.",
    search: "Name, organisation or email",
    notFetched: "The requests could not be loaded",
    organisation: "Organisation",
    nothingFits: "No request matches this search.",
    empty: "Nobody has asked yet. The form is at /request-access.",
  },
  kinds: {
    thirdParty: "Third-party software",
    thirdPartyCredential: "an app with a client id and secret",
    direct: "Direct system integration",
    directCredential: "a personal access token",
    waiting: "Waiting",
    approved: "Approved",
    rejected: "Rejected",
    handedOver: "Handed over",
  },
};
