"use client";

import { Eye, RotateCw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { Webhook } from "@/lib/contracts/webhooks";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { useTimes } from "@/lib/ui/use-times";
import { webhooksWords } from "@/words/webhooks";
import { shownWebhookSecret } from "../_parts/shown-webhook-secret";
import { RevealWebhookDialog } from "./reveal-webhook-dialog";
import { RotateWebhookDialog } from "./rotate-webhook-dialog";

const words = webhooksWords.secrets;

const MARK = "whsec_…";

/** The secrets that sign; they are revealed after the password, and rotated with an overlap. */
export function WebhookSecrets({ webhook }: { webhook: Webhook }) {
  const { formatExact } = useTimes();
  const { baseUrl } = useSite();
  const [asking, setAsking] = useState<"reveal" | "rotate" | null>(null);
  const [made, setMade] = useState<ShownSecret | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
        {webhook.secrets.map(({ id, createdAt, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4">
            <div className="grid gap-0.5">
              <code className="font-mono text-sm">{MARK}</code>
              <p className="text-muted text-sm">
                {words.facts(<RelativeTime at={createdAt} />, expiresAt && formatExact(new Date(expiresAt)))}
              </p>
            </div>
            {expiresAt ? (
              <Badge tone="warn">{words.ending}</Badge>
            ) : (
              <Button variant="secondary" size="sm" onClick={() => setAsking("reveal")}>
                <Eye aria-hidden="true" />
                {words.reveal}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {webhook.secrets.length > 1 && <p className="text-muted text-sm">{words.both}</p>}
      <Button variant="secondary" className="justify-self-start" onClick={() => setAsking("rotate")}>
        <RotateCw aria-hidden="true" />
        {words.rotate}
      </Button>
      {asking === "reveal" && <RevealWebhookDialog id={webhook.id} onClose={close} />}
      {asking === "rotate" && (
        <RotateWebhookDialog
          id={webhook.id}
          onClose={close}
          onMade={(secret) => {
            close();
            setMade(shownWebhookSecret({ id: webhook.id, secret }, baseUrl));
          }}
        />
      )}
      <SecretOnceDialog
        secret={made}
        onStored={() => {
          setMade(null);
          toast.success(words.rotated);
        }}
      />
    </>
  );
}
