import { CircleCheck, CircleSlash, Clock, PackageCheck } from "lucide-react";
import type { AccessRequest, IntegrationType } from "@/lib/contracts/access-requests";
import { Badge } from "@/lib/ui/badge";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";

const words = adminAccessRequestsWords.kinds;

/** The kind of integration, with the credential that fits. */
export const KINDS: Readonly<Record<IntegrationType, { title: string; credential: string }>> = {
  "third-party": { title: words.thirdParty, credential: words.thirdPartyCredential },
  direct: { title: words.direct, credential: words.directCredential },
};

const STATES = {
  pending: { tone: "warn", icon: Clock, word: words.waiting },
  approved: { tone: "good", icon: CircleCheck, word: words.approved },
  rejected: { tone: "bad", icon: CircleSlash, word: words.rejected },
  handedOver: { tone: "good", icon: PackageCheck, word: words.handedOver },
} as const;

/** How a request stands. */
export function AccessRequestState({ request }: { request: Pick<AccessRequest, "status" | "acceptedAt"> }) {
  const { tone, icon, word } = STATES[request.acceptedAt ? "handedOver" : request.status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
