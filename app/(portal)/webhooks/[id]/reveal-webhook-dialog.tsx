"use client";

import { useRevealWebhookSecret } from "@/lib/hooks/use-webhooks";
import { webhooksWords } from "@/words/webhooks";
import { RevealDialog } from "../../_shell/reveal-dialog";

const words = webhooksWords.secrets;

/** Shows the signing secret again. */
export function RevealWebhookDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const reveal = useRevealWebhookSecret(id);
  return (
    <RevealDialog
      words={{ title: words.revealTitle, description: words.revealText, reveal: words.reveal, what: words.secret }}
      asked={reveal}
      secret={reveal.data?.secret}
      onReveal={(password) => reveal.mutate(password)}
      onClose={onClose}
    />
  );
}
