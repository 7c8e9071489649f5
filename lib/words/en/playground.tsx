import type { ReactNode } from "react";

/** What the OAuth playground of an app says. */
export const playgroundWords = {
  answerStep: {
    refused: "The answer is no",
    refusedText: (reason = "The request was refused.") =>
      `${reason} An app says so kindly, and goes on without access.`,
    redirectRequest: "GET the redirect URI",
    notOurs: "An app must not go on with this answer",
    notOursText: "It may have been made up by somebody else. Begin again.",
    title: "Check the answer",
    about:
      "The person allowed or denied, and the browser came back with a code that is good once, for one minute. First the app looks whether the answer belongs to its question.",
    answer: "Answer",
    answerWhat: "answer",
  },
  askStep: {
    title: "Ask",
    about:
      "The app sends the person to the authorization page. A random state and a hash go along: by them the app knows later that the answer is to its own question.",
    noHashes: "This browser makes no hashes at this address",
    noHashesText: "Open the portal over https, or on the machine that it runs on.",
    scopes: "Scopes to ask for",
    request: "Request",
    requestWhat: "request",
    go: "Go to the authorization page",
    disabled: "The app is disabled. Enable it first.",
  },
  authorization: {
    stateIsOurs: "is the one that this page sent",
    nothingSent: "this tab has sent no request that this answers",
    stateIsNotOurs: "is not the one that this page sent",
    issuerIsThis: "names this server",
    issuerIsNotThis: "names another server, or none",
  },
  titles: {
    list: "OAuth playground",
  },
  playground: {
    documentTitle: (name: string) => `Playground of ${name}`,
    title: "OAuth playground",
    description: "The code flow with this very app, one step at a time. You are the person who is asked.",
    beginAgain: "Begin again",
    notFoundWhat: "app",
    yourApps: "Your apps",
  },
  redirectUri: {
    unusable: "The playground cannot be used at this address",
    unusableText: (refused: string) => `It would have to be a redirect URI of the app. ${refused}`,
    added: "The playground is a redirect URI of the app now",
    notAdded: "The redirect URI was not added",
    missing: "This page is not a redirect URI of the app yet",
    add: "Add it",
    missingText: (redirectUri: ReactNode) => (
      <>{redirectUri} Only addresses that are registered get an answer. You can take it off again in the settings.</>
    ),
  },
  secretField: {
    title: "Fill in the client secret",
    description: "That it was revealed is written to your account's log.",
    fillIn: "Fill it in",
    clientSecret: "Client secret",
    clientSecretHint: "It is sent to the token endpoint and kept nowhere.",
    fillInWithPassword: "Fill it in with my password",
  },
  tokenSteps: {
    request: "Request",
    requestWhat: "request",
    exchangeTheCode: "Exchange the code",
    exchangeTheCodeAbout:
      "Server to server, out of sight of the person: the code, the text behind the hash, and the app's own proof. Tokens come back.",
    claimsTitle: "What the access token says",
    claims: "claims",
    callTheApi: "Call the API",
    callTheApiAbout:
      "With the access token in a header. It may do what was asked for, what was allowed, and what the person's role holds at this moment.",
    refresh: "Refresh",
    refreshAbout: "When the access token has run out, the refresh token gets another one, with nobody there.",
    revokeAbout: "An app that is done says so. Call the API once more afterwards: the answer is 401.",
    revokeTheToken: "Revoke the token",
  },
};
