import type { ReactNode } from "react";

/** What the page of connected apps says. */
export const connectionsWords = {
  list: {
    disconnect: (name: string) => `Disconnect ${name}`,
    disconnectText: "Disconnect",
    whatMayDo: (name: string) => `What ${name} may do`,
    title: "Connections",
    description: "Apps that you allowed to use your account. Disconnect any of them here.",
    notFetched: "Your connections could not be loaded",
    emptyTitle: "No app is connected",
    createAppOwn: "Create an app of your own",
    emptyText:
      "When an app asks for access to your account and you allow it, it stands here with what it may do, until you disconnect it.",
    facts: (owner: string | null, connected: ReactNode, lastUsed: ReactNode) => (
      <>
        {owner && `Run by ${owner}. `}Connected {connected}, {lastUsed ? <>last used {lastUsed}</> : "not used yet"}.
      </>
    ),
    emptyPicture: `Acme Sync      read, profile
               last used 2 min ago`,
  },
  disconnect: {
    title: (name: string) => `Disconnect ${name}?`,
    disconnect: "Disconnect",
    done: (name: string) => `${name} is disconnected`,
    consequences:
      "Its tokens for your account are refused from the next call on. What it has already read stays with it. You can connect it again from the app.",
  },
  titles: {
    list: "Connections",
  },
};
