"use client";

import { Eye, Plus, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { type App, addAppSecret } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { appsWords } from "@/words/apps";
import { shownClientSecret } from "../_parts/shown-client-secret";
import { AddSecretDialog } from "./add-secret-dialog";
import { DropSecretDialog } from "./drop-secret-dialog";
import { RevealSecretDialog } from "./reveal-secret-dialog";
import { SecretRotationNotice } from "./secret-rotation-notice";

const words = appsWords.secrets;

type Secret = App["secrets"][number];

function SecretRow({ secret, onReveal, onDrop }: { secret: Secret; onReveal: () => void; onDrop: () => void }) {
  const { hint, createdAt, expiresAt, lastUsedAt } = secret;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4">
      <div className="grid gap-0.5">
        <code className="font-mono text-sm">gth_sec_…{hint}</code>
        <p className="text-muted text-sm">
          {words.facts(
            <RelativeTime at={createdAt} />,
            lastUsedAt && <RelativeTime at={lastUsedAt} />,
            expiresAt && <RelativeTime at={expiresAt} />,
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button variant="secondary" size="sm" aria-label={words.revealSecretEnding(hint)} onClick={onReveal}>
          <Eye aria-hidden="true" />
          {words.reveal}
        </Button>
        <Button variant="dangerOutline" size="sm" aria-label={words.dropSecretEnding(hint)} onClick={onDrop}>
          <Trash2 aria-hidden="true" />
          {words.drop}
        </Button>
      </div>
    </li>
  );
}

/** The client secrets of an app: rotate, see one again, drop one. */
export function AppSecrets({ app }: { app: App }) {
  const { baseUrl } = useSite();
  const add = useChange(addAppSecret);
  const [made, setMade] = useState<ShownSecret | null>(null);
  const [rotating, setRotating] = useState(false);
  const [open, setOpen] = useState<{ secret: Secret; act: "reveal" | "drop" } | null>(null);
  const close = () => setOpen(null);

  const show = (clientSecret: string) => setMade(shownClientSecret(app.clientId, clientSecret, baseUrl));
  const addFirst = () =>
    add.mutate(
      { params: { id: app.id }, body: {} },
      {
        onSuccess: ({ clientSecret }) => show(clientSecret),
        onError: (error) => toast.error(words.notAdded, { description: errorText(error) }),
      },
    );

  return (
    <>
      {app.secrets.length === 0 ? (
        <Notice tone="warn">{words.empty}</Notice>
      ) : (
        <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
          {app.secrets.map((secret) => (
            <SecretRow
              key={secret.id}
              secret={secret}
              onReveal={() => setOpen({ secret, act: "reveal" })}
              onDrop={() => setOpen({ secret, act: "drop" })}
            />
          ))}
        </ul>
      )}
      <SecretRotationNotice secrets={app.secrets} />
      {app.secrets.length === 0 && (
        <Button variant="secondary" className="justify-self-start" pending={add.isPending} onClick={addFirst}>
          <Plus aria-hidden="true" />
          {words.addSecret}
        </Button>
      )}
      {app.secrets.length === 1 && (
        <Button variant="secondary" className="justify-self-start" onClick={() => setRotating(true)}>
          <RotateCw aria-hidden="true" />
          {words.rotateSecret}
        </Button>
      )}
      {rotating && (
        <AddSecretDialog
          app={app}
          onClose={() => setRotating(false)}
          onMade={(clientSecret) => {
            setRotating(false);
            show(clientSecret);
          }}
        />
      )}
      <SecretOnceDialog secret={made} onStored={() => setMade(null)} />
      {open?.act === "reveal" && <RevealSecretDialog appId={app.id} secret={open.secret} onClose={close} />}
      {open?.act === "drop" && (
        <DropSecretDialog appId={app.id} secret={open.secret} isLast={app.secrets.length === 1} onClose={close} />
      )}
    </>
  );
}
