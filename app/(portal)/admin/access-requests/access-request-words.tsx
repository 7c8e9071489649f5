import { CircleCheck, CircleSlash, Clock, PackageCheck } from "lucide-react";
import type { AccessRequest, IntegrationType } from "@/lib/contracts/access-requests";
import { Badge } from "@/lib/ui/badge";

/** The kind of integration, with the credential that fits. */
export const KINDS: Readonly<Record<IntegrationType, { title: string; credential: string }>> = {
  "third-party": { title: "Third-party software", credential: "an app with a client id and secret" },
  direct: { title: "Direct system integration", credential: "a personal access token" },
};

const STATES = {
  pending: { tone: "warn", icon: Clock, word: "Waiting" },
  approved: { tone: "good", icon: CircleCheck, word: "Approved" },
  rejected: { tone: "bad", icon: CircleSlash, word: "Rejected" },
  handedOver: { tone: "good", icon: PackageCheck, word: "Handed over" },
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
