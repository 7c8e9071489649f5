import { CircleCheck, CircleSlash, MailQuestionMark } from "lucide-react";
import type { User } from "@/lib/contracts/users";
import { Badge } from "@/lib/ui/badge";
import { adminUsersWords } from "@/words/admin-users";

const words = adminUsersWords.status;

const STATES = {
  active: { tone: "good", icon: CircleCheck, word: words.active },
  invited: { tone: "warn", icon: MailQuestionMark, word: words.invited },
  disabled: { tone: "bad", icon: CircleSlash, word: words.disabled },
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
