"use client";

import { type App, addAppSecret } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
import { appsWords } from "@/words/apps";
import { OverlapDialog } from "../../_parts/overlap-dialog";

const words = appsWords.addSecret;

const CHOICES = [
  { seconds: null, label: words.oldUntilDropped },
  { seconds: 3600, label: words.oldForAnHour },
  { seconds: 86_400, label: words.oldForADay },
  { seconds: 604_800, label: words.oldForAWeek },
] as const;

interface AddSecretDialogProps {
  app: App;
  onClose: () => void;
  onMade: (clientSecret: string) => void;
}

/** Adds a second client secret, and says until when the first one works. */
export function AddSecretDialog({ app, onClose, onMade }: AddSecretDialogProps) {
  const add = useChange(addAppSecret);
  return (
    <OverlapDialog<number | null>
      title={words.title}
      description={words.description}
      label={words.oldSecret}
      choices={CHOICES}
      initial={null}
      hint={(seconds, end) => (seconds === null ? words.seenHereHint : words.endsAtHint(end))}
      action={words.add}
      asked={add}
      onSend={(overlapSeconds) =>
        add.mutate(
          { params: { id: app.id }, body: overlapSeconds === null ? {} : { overlapSeconds } },
          { onSuccess: ({ clientSecret }) => onMade(clientSecret) },
        )
      }
      onClose={onClose}
    />
  );
}
