"use client";

import { Download } from "lucide-react";
import { commonWords } from "@/words/common";
import { uiWords } from "@/words/ui";
import type { CallStep } from "../hooks/send-request";
import { Button } from "./button";
import { CodeBlock } from "./code-block";
import { CopyButton } from "./copy-button";
import { Dialog, DialogActions } from "./dialog";
import { download } from "./download";
import { envFile } from "./samples";
import { TryIt } from "./try-it";
import { useLeaveWarning } from "./use-leave-warning";

const words = uiWords.secretOnce;

export interface ShownSecret {
  title: string;
  description: string;
  /** What is shown, the secret last. */
  values: readonly { label: string; value: string }[];
  /** The lines of the `.env` file. */
  variables: Readonly<Record<string, string>>;
  sample: { title: string; code: string };
  /** Makes the first call with it, where it is for calling. */
  attempt?: () => Promise<CallStep[]>;
}

function Shown({ secret, onStored }: { secret: ShownSecret; onStored: () => void }) {
  useLeaveWarning();
  return (
    <>
      {secret.values.map(({ label, value }) => (
        <div key={label} className="grid gap-1.5">
          <p className="font-medium">{label}</p>
          <div className="flex items-center gap-2 rounded-lg border border-control bg-surface py-1.5 pr-1.5 pl-3">
            <code data-testid="shown-secret" className="min-w-0 flex-1 break-all font-mono text-sm">
              {value}
            </code>
            <CopyButton labelled text={value} what={label} />
          </div>
        </div>
      ))}
      <Button
        variant="secondary"
        size="sm"
        className="justify-self-start"
        onClick={() => download(".env", envFile(secret.variables))}
      >
        <Download aria-hidden="true" />
        {words.downloadEnv}
      </Button>
      <CodeBlock title={secret.sample.title} code={secret.sample.code} language="shell" what={commonWords.command} />
      {secret.attempt && <TryIt attempt={secret.attempt} />}
      <DialogActions>
        <Button onClick={onStored}>{words.stored}</Button>
      </DialogActions>
    </>
  );
}

/** Shows a new secret, once. Only "I have stored it" closes it. */
export function SecretOnceDialog({ secret, onStored }: { secret: ShownSecret | null; onStored: () => void }) {
  return (
    <Dialog
      sticky
      open={secret !== null}
      onOpenChange={() => undefined}
      title={secret?.title ?? ""}
      description={secret?.description}
      className="max-w-[600px]"
    >
      {secret && <Shown secret={secret} onStored={onStored} />}
    </Dialog>
  );
}
