import { plural } from "./plural";
/** What administrators read of the lists of allowed addresses. */
export const adminIpAllowListWords = {
  allow: {
    done: (cidr: string) => `${cidr} is allowed`,
    title: "Allow addresses",
    description: "With the first entry of a list, every address that is not on it is refused.",
    notDone: "Nothing was changed",
    action: "Allow",
    addressOrCidr: "Address or CIDR",
    addressOrCidrHint: "Such as 203.0.113.0/24.",
    recent: "Called within the last hour",
    recentHint: (you: string) => `You are seen as ${you}.`,
    chooseAnAddress: "Choose an address",
    label: "Label",
    account: "Account",
    accountHint: "Email, user name or account number. Empty: everyone.",
    recentAddress: (address: string, count: number, allowed: boolean) => {
      const calls = plural(count, { one: `${address}: 1 call`, other: `${address}: ${count} calls` });
      return allowed ? calls : `${calls}, not on the list`;
    },
  },
  lists: {
    everyone: "Everyone",
    for: "For",
    since: "Since",
    everyList: "Every list",
    singleAccounts: "Single accounts",
    search: "Address, label or account",
    addresses: "Addresses",
    empty: "There is no entry: every address is served.",
    nothingFits: "No entry matches this search.",
    title: "IP allow lists",
    description: "Where a list has entries, only they are served. The portal itself stays within reach.",
    allowAddresses: "Allow addresses",
    notFetched: "The lists could not be loaded",
  },
  lockout: {
    title: "Shut your own address out?",
    action: "Refuse my address too",
    consequences:
      "Keys and tokens that are used from there, yours among them, get 403. You can still take it back here: these pages are served to your browser from everywhere.",
  },
  titles: {
    list: "IP allow lists",
  },
  rehearsal: {
    who: "Who",
    nobodyInParticular: "Nobody in particular",
    calls: "Calls",
    last: "Last",
    notDone: "That was not done",
    begun: "The list is rehearsed",
    ended: "The list refuses from now on",
    title: "Rehearsal",
    beginAnew: "Begin anew",
    label: "Rehearse the list for everyone",
    description: "Whom it would refuse is let through and stands below. Lists of single accounts refuse as ever.",
    notFetched: "The rehearsal could not be loaded",
    empty: "Nobody would have been refused.",
  },
  removeEntry: {
    done: (cidr: string) => `${cidr} is off the list`,
    title: (cidr: string) => `Take ${cidr} off the list?`,
    lastEntry: (whose: string) => `It is the last entry for ${whose}: from then on every address is served.`,
    consequences: "Calls from there are refused with 403 from the next one on.",
  },
};
