import type { ReactNode } from "react";
import type { Wrap } from "../wrap";

/** What a person reads whom an app asks for access. */
export const consentWords = {
  page: {
    title: "Connect an app",
    expired: "This request has expired",
    yourConnections: "Your connections",
    expiredText:
      "A request for access is good for a few minutes, once, and for the person who was signed in when it began.",
    beginAgain: (strong: Wrap) => (
      <>{strong("To begin again,")} go back to the app and connect it once more. Nothing was shared with it.</>
    ),
  },
  card: {
    title: (name: ReactNode, site: ReactNode) => (
      <>
        {name} wants to use your {site} account
      </>
    ),
    required: "Required",
    redirect: (redirectHost: ReactNode) => <>Afterwards you are sent to {redirectHost}.</>,
    scopes: "It will be able to",
    deny: "Deny",
    allow: "Allow",
    signedInAs: (email: ReactNode, link: Wrap) => (
      <>
        Signed in as {email} · {link("not you?")}
      </>
    ),
    disconnectable: "You can disconnect it any time under Connections.",
    runBy: (owner: string) => `Run by ${owner}.`,
    unchecked: "Nobody here has checked who runs it: allow it only if you just came from it.",
    site: (link: ReactNode) => <>Site: {link}.</>,
  },
};
