import type { ReactNode } from "react";
import { plural } from "./plural";

/** What the settings of an account say. */
export const settingsWords = {
  accountSettings: {
    confirmed: "Confirmed",
    confirmIt: "Confirm it",
    systemThemeHint: "Light by day and dark by night, if yours does that.",
    lightThemeHint: "Warm paper.",
    darkThemeHint: "Easy on the eyes.",
    theme: "Theme",
    account: "Account",
    accountNumber: "Account number",
    joined: "Joined",
    profile: "Profile",
    profileDescription: "How you are named here and to apps that may see it.",
    passwordDescription:
      "A new password ends every other session and every token of the apps you connected. API keys stay.",
    appearance: "Appearance",
    appearanceDescription: "For this browser.",
    twoFactor: "Two-factor",
    sessions: "Sessions",
    addresses: "Addresses",
    description: "Your account, who can get into it and from where, and how this portal looks to you.",
    notFetched: "Your account could not be loaded",
  },
  addAddress: {
    whereIWas: "Where I was",
    added: (cidr: string) => `${cidr} is listed`,
    title: "Add an allowed address",
    description: "From the next call on, your credentials are refused from addresses that are not listed.",
    addressHint: "An IP address or a range, such as 203.0.113.0/24.",
    label: "Label",
    labelHint: "What is there, such as “Office”.",
    alsoMine: (address: ReactNode) => <>Go on serving me here: list {address} too, unless it lies within.</>,
    addAddress: "Add address",
  },
  addresses: {
    youAreHere: "You are here",
    remove: (cidr: string) => `Remove ${cidr}`,
    whereIWas: "Where I was",
    added: (address: string) => `${address} is listed`,
    notListed: (address: string) => `Your own address ${address} is not on the list`,
    add: "Add it",
    notListedText:
      "What uses your keys, tokens and apps from here is refused. This portal stays open to you from everywhere.",
    allowedAddresses: "Allowed addresses",
    allowedAddressesDescription:
      "With entries here, your keys, tokens, logins and apps are served from these addresses only. Without any, from everywhere.",
    addAddress: "Add address",
    youAreSeenAs: (address: ReactNode) => <>You are seen as {address}</>,
    notFetched: "Your addresses could not be loaded",
  },
  removeAddress: {
    lastEntry: "It is the last entry: your credentials are then served from everywhere.",
    shutsOutHere:
      "No other entry holds the address that you are seen as: what uses your credentials from here is then refused.",
    consequences: (cidr: string) => `What uses your credentials from ${cidr} is then refused.`,
    title: (cidr: string) => `Remove ${cidr}?`,
    removed: (cidr: string) => `${cidr} is no longer listed`,
  },
  deleteAccount: {
    title: (name: string) => `Delete the account of ${name}?`,
    forGood: "It is gone at once and for good. Nobody here can bring it back.",
    credentialsEnd: "API keys, access tokens and B2B logins are refused from the next call on.",
    appsEnd: "Your apps are deleted, and everyone who connected them loses the connection.",
    connectionsEnd: "Apps that you connected lose their access to this account.",
    importsEnd: "Mappers and the history of your imports go; rows that you imported stay.",
    auditStays: "The audit log keeps what was done, with your user name and without your email address.",
    deleteAccount: "Delete account",
    about: "Your account, with every credential, app and connection. There is no way back.",
    passwordFirst: "To delete the account, choose a password first: sign out, then use Forgotten password.",
  },
  password: {
    presentMissing: "Type your present password.",
    changed: "Password changed",
    set: "Password set",
    notChanged: "Your password was not changed",
    presentPassword: "Present password",
    newPassword: "New password",
    changePassword: "Change password",
    setPassword: "Set password",
  },
  profile: {
    saved: "Profile saved",
    notSaved: "Your profile was not saved",
    userName: "User name",
    userNameHint: "You can sign in with it.",
    save: "Save profile",
  },
  sessions: {
    signedOut: (name: string) => `${name} is signed out`,
    thisBrowser: "This browser",
    othersSignedOut: (count: number) =>
      plural(count, { one: "1 browser is signed out", other: `${count} browsers are signed out` }),
    sessions: "Sessions",
    sessionsDescription:
      "Browsers that are signed in to your account. Sign out any that you do not know, then change your password.",
    signOutEverywhereElse: "Sign out everywhere else",
    notFetched: "Your sessions could not be loaded",
    facts: (address: ReactNode, seen: ReactNode, signedIn: ReactNode) => (
      <>
        {address} seen {seen}, signed in {signedIn}
      </>
    ),
    getSignOut: (browser: string, address: string | null) =>
      `Sign out ${browser} at ${address ?? "an unknown address"}`,
  },
  prove: {
    code: "Code",
    codeHint: "Of your authenticator app, or a recovery code.",
  },
  recoveryCodes: {
    recoveryCodes: "Recovery codes",
    about:
      "Each signs you in once when the phone is not at hand. Keep them where you keep your passwords, or print them.",
    recoveryCodesWhat: "recovery codes",
    download: "Download",
    stored: "I have stored them",
  },
  renewCodes: {
    newTitle: "Your new recovery codes",
    title: "Make new recovery codes",
    newDescription: "They are shown this once. The older ones no longer count.",
    description: "Ten new ones; the older ones end.",
    action: "Make new codes",
  },
  turnOff: {
    title: "Turn two-factor sign-in off?",
    description:
      "From then on your password alone signs you in. The recovery codes and the entry in your authenticator app become worthless.",
    action: "Turn off",
  },
  turnOn: {
    continue: "Continue",
    qrCode: "QR code for the authenticator app",
    noCamera: "No camera? Type this into the app instead:",
    secret: "secret",
    codeHint: "The six digits that the app shows",
    turnOn: "Turn on",
    codesTitle: "Keep your recovery codes",
    codesDescription: "Two-factor sign-in is on. These are shown this once.",
    scanTitle: "Add it to your authenticator app",
    scanDescription: "Scan the code with the app, then type what it shows.",
    title: "Turn two-factor sign-in on",
    description:
      "You need an authenticator app. Programs that sign in with your password alone stop working: give them an access token or an app.",
  },
  twoFactor: {
    off: "Off",
    offText: "Whoever learns your password can sign in as you.",
    turnOn: "Turn on",
    on: "On",
    since: (when: ReactNode) => <>since {when}</>,
    newRecoveryCodes: "New recovery codes",
    turnOff: "Turn off",
    runningOut: "You are running out of recovery codes",
    runningOutText: "Make new ones: without them, a lost phone means asking an administrator.",
    title: "Two-factor sign-in",
    description: "A code of an app on your phone beside the password. Keys, tokens and apps go on working as before.",
    notFetched: "This could not be loaded",
    twoFactorSign: "Two-factor sign-in is on",
    renewed: "The new recovery codes count",
    turnedOff: "Two-factor sign-in is off",
    codesLeft: (count: number) => plural(count, { one: "1 recovery code left", other: `${count} recovery codes left` }),
  },
};
