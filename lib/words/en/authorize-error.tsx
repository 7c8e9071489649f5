import type { Wrap } from "../wrap";

/** What somebody reads whom an app sent with a request that cannot be taken. */
export const authorizeErrorWords = {
  page: {
    title: "The app could not be connected",
    home: "Home",
    yourApps: "Your apps",
    forPeople: (strong: Wrap) => (
      <>
        {strong("If you were connecting an app:")} Go back to it and begin again. If this page comes again, tell the
        people who make the app. Nothing was shared with it.
      </>
    ),
    forOwner: "If it is your app:",
    explained: (link: Wrap) => <>{link("What was expected and what came")} is shown to its owner.</>,
  },
  reasons: {
    unknownApp: "This app is not known here",
    unknownAppWhat: "The link that brought you here names an app that does not exist.",
    unknownAppWhy: "It may have been deleted, or its client id was copied wrongly.",
    unknownAppMend: "Compare client_id with the one under Apps.",
    noRedirect: "The app did not say where to send you back",
    noRedirectWhat: "The link that brought you here has no redirect_uri.",
    noRedirectWhy: "Without it there is no safe place to bring you after you allow the app.",
    noRedirectMend: "Send redirect_uri, exactly as it is registered under Apps.",
    foreignRedirect: "The app asked to send you to an address that is not its own",
    foreignRedirectWhat: "The redirect_uri in the link is not one that this app has registered.",
    foreignRedirectWhy:
      "Somebody could otherwise have your permission sent to an address of theirs, so we stopped here.",
    foreignRedirectMend: "Register this redirect URI under Apps, character for character. A slash at the end counts.",
    badRedirect: "The address to send you back to makes no sense",
    badRedirectWhat: "The redirect_uri in the link is not a usable address.",
    badRedirectWhy: "It may have been cut off or encoded twice.",
    badRedirectMend:
      "Send a whole URI, encoded once and without a fragment (#), exactly as it is registered under Apps.",
    disabled: "This app is switched off",
    disabledWhat: "The app exists, but it may not ask anyone for access at the moment.",
    disabledWhy: "Its owner or an administrator has disabled it.",
    disabledMend: "Enable the app under Apps, or ask an administrator why it was disabled.",
    twice: "The link says something twice",
    twiceWhat: "A parameter that may stand there once is in the link more than once.",
    twiceWhy: "We cannot tell which of the two was meant, and will not guess about access to your account.",
    twiceMend: "Send each parameter of the authorization request once (RFC 6749, section 3.1).",
    incomplete: "The link is not complete",
    incompleteWhat: "What the app sent cannot be read as a request for access.",
    incompleteWhy: "It may have been cut off on its way, for example in a mail.",
    incompleteMend: "Compare the request with the sample on the app's page.",
    other: "The app could not be connected",
    otherWhat: "The request that brought you here was refused.",
    otherWhy: "Something in the link is not as it should be.",
  },
};
