import type { ReactNode } from "react";

/** What administrators read who check whether a call would pass. */
export const adminExplainWords = {
  form: {
    credential: "Credential",
    scope: "Scope",
    limit: "Limit",
    itsOwnScopes: "Its own scopes",
    theLoginsScopes: "The login's scopes",
    whatPersonConsented: "What the person consented to",
    theAppsScopes: "The app's scopes",
    roleOwner: "The role of its owner",
    passed: "Passed",
    failed: "Failed",
    yes: "Yes, it may call this operation",
    no: (status: number) => `No: ${status}`,
    yesText: "Every check of the gate passes.",
    noText: "The first check that fails decides the answer.",
    needed: (expected: string) => `Needed: ${expected}`,
    found: (received: string) => `Found: ${received}`,
    owner: (name: ReactNode, role: string) => (
      <>
        It belongs to {name} with the role {role}.
      </>
    ),
    mayDo: "What it may do now",
    bounds: "The scopes of each. A check mark means that they cover what the operation needs.",
    theRole: (role: string) => `The role ${role}`,
    allOwnerDo: "All that its owner may do",
    together: "Together:",
    title: "Check access",
    description:
      "Whether a credential may call an operation at this moment, and why: by the gate's own checks, without a call.",
    notChecked: "That could not be checked",
    check: "Check",
    credentialHint:
      "The id that the user's page shows, or the key or token itself: it is recognised by its digest, and neither kept, logged nor counted as used.",
    operation: "Operation",
    addressHint: "From where it calls. Empty: allow lists are not looked at.",
  },
  titles: {
    list: "Check access",
  },
};
