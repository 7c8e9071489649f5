import type { IntegrationType } from "@/lib/contracts/access-requests";

interface TypeWords {
  value: IntegrationType;
  title: string;
  description: string;
  /** The credential that fits. */
  credential: string;
}

/** The kinds of integration, as they are chosen between. */
export const TYPE_WORDS: readonly TypeWords[] = [
  {
    value: "third-party",
    title: "Third-party software",
    description: "It acts for other people, and each of them allows it. You get an OAuth app.",
    credential: "An app: client id and secret",
  },
  {
    value: "direct",
    title: "Direct system integration",
    description: "Your own system or service, with nobody to ask. You get a personal access token.",
    credential: "A personal access token",
  },
];

export const typeWords = (type: IntegrationType): TypeWords | undefined =>
  TYPE_WORDS.find(({ value }) => value === type);
