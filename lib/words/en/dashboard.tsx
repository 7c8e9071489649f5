import type { ReactNode } from "react";

/** What the overview of an account says. */
export const dashboardWords = {
  credentialsGlance: {
    notUsedYet: "Not used yet",
    apiKeys: "API keys",
    apiKeysNone: "None yet. A key is for scripts and tools of your own.",
    apps: "Apps",
    appsNone: "None yet. An app acts for people who connect it.",
  },
  expiringSoon: {
    expiresSoon: "Expires soon",
    about: "Rotate in time: the new one works beside the old one while you change over.",
  },
  firstSteps: {
    done: "(done)",
    forExample: "For example",
    waiting: "Waiting for the first call. It shows here by itself.",
    arrived: (when: ReactNode, status: ReactNode, time: ReactNode) => (
      <>
        A call arrived {when}
        {status && (
          <>
            : {status} in {time}
          </>
        )}
        .
      </>
    ),
    firstSteps: "First steps",
    chooseACredential: "Choose a credential",
    createApiKey: "Create API key",
    createApp: "Create app",
    whichOne: "Which one do I need?",
    makeFirstCall: "Make the first call",
    setAnExpiry: "Set an expiry",
    expiryText: "None of your credentials expires. Open one and give it an end: we remind you here a week before.",
    ms: (milliseconds: number) => `${milliseconds} ms`,
  },
  overview: {
    confirmEmail: "Confirm your email address",
    confirm: "Confirm",
    confirmEmailText: "It is how you get back in when the password is lost.",
    description: (name: string) => `Welcome, ${name}. Here is where things stand.`,
    notFetched: "Your credentials could not be loaded",
  },
  recentUsage: {
    lastSevenDays: "The last seven days",
    allUsage: "All usage",
    notFetched: "The usage could not be loaded",
    refusedLately: "Refused lately",
    nothingRefused: "Nothing of yours was refused lately.",
  },
};
