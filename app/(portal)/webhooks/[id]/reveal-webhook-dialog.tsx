"use client";

import { revealWebhookSecret } from "@/lib/contracts/webhooks";
import { useChange } from "@/lib/hooks/use-call";
import { webhooksWords } from "@/words/webhooks";
import { RevealDialog } from "../../_shell/reveal-dialog";

const words = webhooksWords.secrets;

/** Shows the signing secret again. */
export function RevealWebhookDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const reveal = useChange(revealWebhookSecret);
  return (
    <RevealDialog
      words={{ title: words.revealTitle, description: words.revealText, reveal: words.reveal, what: words.secret }}
      asked={reveal}
      secret={reveal.data?.secret}
      onReveal={(password) => reveal.mutate({ params: { id }, body: { password } })}
      onClose={onClose}
    />
  );
}
