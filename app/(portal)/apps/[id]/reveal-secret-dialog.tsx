"use client";

import { type App, revealAppSecret } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
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
  const reveal = useChange(revealAppSecret);
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
      onReveal={(password) => reveal.mutate({ params: { id: appId, sid: secret.id }, body: { password } })}
      onClose={onClose}
    />
  );
}
