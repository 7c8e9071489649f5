import type { IntegrationType } from "@/lib/contracts/access-requests";
import { accessRequestsWords } from "@/words/access-requests";

const words = accessRequestsWords.types;

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
    title: words.thirdParty,
    description: words.thirdPartyText,
    credential: words.thirdPartyCredential,
  },
  {
    value: "direct",
    title: words.direct,
    description: words.directText,
    credential: words.directCredential,
  },
];

export const typeWords = (type: IntegrationType): TypeWords | undefined =>
  TYPE_WORDS.find(({ value }) => value === type);
