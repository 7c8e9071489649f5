import { authorizeErrorWords } from "@/words/authorize-error";

const words = authorizeErrorWords.reasons;

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
    title: words.unknownApp,
    what: words.unknownAppWhat,
    why: words.unknownAppWhy,
    mend: words.unknownAppMend,
  },
  redirect_uri_missing: {
    title: words.noRedirect,
    what: words.noRedirectWhat,
    why: words.noRedirectWhy,
    mend: words.noRedirectMend,
  },
  redirect_uri_mismatch: {
    title: words.foreignRedirect,
    what: words.foreignRedirectWhat,
    why: words.foreignRedirectWhy,
    mend: words.foreignRedirectMend,
  },
  redirect_uri_invalid: {
    title: words.badRedirect,
    what: words.badRedirectWhat,
    why: words.badRedirectWhy,
    mend: words.badRedirectMend,
  },
  client_disabled: {
    title: words.disabled,
    what: words.disabledWhat,
    why: words.disabledWhy,
    mend: words.disabledMend,
  },
  duplicate_parameter: {
    title: words.twice,
    what: words.twiceWhat,
    why: words.twiceWhy,
    mend: words.twiceMend,
  },
  malformed_request: {
    title: words.incomplete,
    what: words.incompleteWhat,
    why: words.incompleteWhy,
    mend: words.incompleteMend,
  },
};

/** For a reason that this version does not know. */
export const OTHER_REASON: AuthorizeErrorReason = {
  title: words.other,
  what: words.otherWhat,
  why: words.otherWhy,
  mend: words.incompleteMend,
};
