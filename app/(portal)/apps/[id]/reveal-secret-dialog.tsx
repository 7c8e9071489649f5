"use client";

import type { App } from "@/lib/contracts/apps";
import { useRevealAppSecret } from "@/lib/hooks/use-apps";
import { appsWords } from "@/words/apps";
import { RevealDialog } from "../../_shell/reveal-dialog";

const words = appsWords.revealSecret;

interface RevealSecretDialogProps {
  appId: string;
  secret: App["secrets"][number];
  onClose: () => void;
}

/** Shows a client secret again. */
export function RevealSecretDialog({ appId, secret, onClose }: RevealSecretDialogProps) {
  const reveal = useRevealAppSecret(appId);
  return (
    <RevealDialog
      words={{
        title: words.title(secret.hint),
        description: words.description,
        reveal: words.reveal,
        what: words.clientSecret,
      }}
      asked={reveal}
      secret={reveal.data?.clientSecret}
      onReveal={(password) => reveal.mutate({ sid: secret.id, password })}
      onClose={onClose}
    />
  );
}
