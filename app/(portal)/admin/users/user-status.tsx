import { CircleCheck, CircleSlash, MailQuestionMark } from "lucide-react";
import type { User } from "@/lib/contracts/users";
import { Badge } from "@/lib/ui/badge";

const STATES = {
  active: { tone: "good", icon: CircleCheck, word: "Active" },
  invited: { tone: "warn", icon: MailQuestionMark, word: "Invited" },
  disabled: { tone: "bad", icon: CircleSlash, word: "Disabled" },
} as const satisfies Record<User["status"], unknown>;

/** Whether a person may sign in. */
export function UserStatus({ status }: Pick<User, "status">) {
  const { tone, icon, word } = STATES[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
