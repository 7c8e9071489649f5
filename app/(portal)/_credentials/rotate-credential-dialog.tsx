"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { OVERLAPS } from "@/lib/contracts/credentials";
import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { useChange } from "@/lib/hooks/use-call";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { credentialWords } from "@/words/credentials";
import { OverlapDialog } from "../_parts/overlap-dialog";
import { type CredentialPageKind, shownOnce } from "./credential-page-kind";

const words = credentialWords.rotateCredential;

const OVERLAP_WORDS: Readonly<Record<(typeof OVERLAPS)[number], string>> = {
  0: words.oldAtOnce,
  3600: words.oldForAnHour,
  86400: words.oldForADay,
  604800: words.oldForAWeek,
};

const A_DAY = 86_400;

/** Replaces a credential by a new one, both good for a while, so that nothing has to stop. */
export function RotateCredentialDialog({
  kind,
  credential,
  onClose,
}: {
  kind: CredentialPageKind;
  credential: Credential;
  onClose: () => void;
}) {
  const router = useRouter();
  const { baseUrl } = useSite();
  const rotate = useChange(kind.api.calls.rotate);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  if (made) return <SecretOnceDialog secret={made.secret} onStored={() => router.push(`${kind.path}/${made.id}`)} />;
  return (
    <OverlapDialog<number>
      title={words.title(credential.name)}
      description={words.description(kind.short)}
      label={words.oldOne(kind.short)}
      choices={OVERLAPS.map((seconds) => ({ seconds, label: OVERLAP_WORDS[seconds] }))}
      initial={A_DAY}
      hint={(seconds, end) => (seconds === 0 ? words.refusedAtOnce : words.putInPlaceBefore(kind.short, end))}
      action={words.rotate(kind.noun)}
      asked={rotate}
      onSend={(overlapSeconds) =>
        rotate.mutate(
          { params: { id: credential.id }, body: { overlapSeconds } },
          {
            onSuccess: (answer) =>
              setMade({ id: answer.id, secret: shownOnce(kind, kind.api.readMade(answer), baseUrl) }),
          },
        )
      }
      onClose={onClose}
    />
  );
}
