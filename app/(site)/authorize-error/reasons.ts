/** An authorize request that cannot be answered to the app, in words for the person in front of the screen. */
export interface AuthorizeErrorReason {
  title: string;
  what: string;
  why: string;
  /** For whoever runs the app. */
  mend: string;
}

export const REASONS: Readonly<Record<string, AuthorizeErrorReason>> = {
  unknown_client: {
    title: "This app is not known here",
    what: "The link that brought you here names an app that does not exist.",
    why: "It may have been deleted, or its client id was copied wrongly.",
    mend: "Compare client_id with the one under Apps.",
  },
  redirect_uri_missing: {
    title: "The app did not say where to send you back",
    what: "The link that brought you here has no redirect_uri.",
    why: "Without it there is no safe place to bring you after you allow the app.",
    mend: "Send redirect_uri, exactly as it is registered under Apps.",
  },
  redirect_uri_mismatch: {
    title: "The app asked to send you to an address that is not its own",
    what: "The redirect_uri in the link is not one that this app has registered.",
    why: "Somebody could otherwise have your permission sent to an address of theirs, so we stopped here.",
    mend: "Register this redirect URI under Apps, character for character. A slash at the end counts.",
  },
  redirect_uri_invalid: {
    title: "The address to send you back to makes no sense",
    what: "The redirect_uri in the link is not a usable address.",
    why: "It may have been cut off or encoded twice.",
    mend: "Send a whole URI, encoded once and without a fragment (#), exactly as it is registered under Apps.",
  },
  client_disabled: {
    title: "This app is switched off",
    what: "The app exists, but it may not ask anyone for access at the moment.",
    why: "Its owner or an administrator has disabled it.",
    mend: "Enable the app under Apps, or ask an administrator why it was disabled.",
  },
  duplicate_parameter: {
    title: "The link says something twice",
    what: "A parameter that may stand there once is in the link more than once.",
    why: "We cannot tell which of the two was meant, and will not guess about access to your account.",
    mend: "Send each parameter of the authorization request once (RFC 6749, section 3.1).",
  },
  malformed_request: {
    title: "The link is not complete",
    what: "What the app sent cannot be read as a request for access.",
    why: "It may have been cut off on its way, for example in a mail.",
    mend: "Compare the request with the sample on the app's page.",
  },
};

/** For a reason that this version does not know. */
export const OTHER_REASON: AuthorizeErrorReason = {
  title: "The app could not be connected",
  what: "The request that brought you here was refused.",
  why: "Something in the link is not as it should be.",
  mend: "Compare the request with the sample on the app's page.",
};
