import type { App } from "@/lib/contracts/apps";

/** The two types of app (RFC 6749 §2.1), as people tell them apart. */
export const APP_TYPE_WORDS: Readonly<Record<App["type"], { name: string; title: string; description: string }>> = {
  confidential: {
    name: "Confidential",
    title: "Runs on a server",
    description: "It can keep a secret. It gets one, and may also act as itself.",
  },
  public: {
    name: "Public",
    title: "Runs with its user",
    description: "A phone, desktop or browser app. It gets no secret and uses PKCE.",
  },
};

/** "1 person", "4 people". */
export const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);
