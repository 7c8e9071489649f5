"use client";

import { type FormEvent, useState } from "react";
import type { App } from "@/lib/contracts/apps";
import { useAddAppSecret } from "@/lib/hooks/use-apps";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { useNow } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { formatExact } from "@/lib/ui/time";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";

const words = appsWords.addSecret;

/** When the secret there is ends; "" = when it is dropped by hand. */
const ENDS = [
  { value: "", label: words.oldUntilDropped },
  { value: "3600", label: words.oldForAnHour },
  { value: "86400", label: words.oldForADay },
  { value: "604800", label: words.oldForAWeek },
] as const;

interface AddSecretDialogProps {
  app: App;
  onClose: () => void;
  onMade: (clientSecret: string) => void;
}

/** Adds a second client secret, and says until when the first one works. */
export function AddSecretDialog({ app, onClose, onMade }: AddSecretDialogProps) {
  const add = useAddAppSecret(app.id);
  const now = useNow();
  const [end, setEnd] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(end === "" ? undefined : Number(end), { onSuccess: ({ clientSecret }) => onMade(clientSecret) });
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      <form className="grid gap-5" onSubmit={send}>
        <Field
          label={words.oldSecret}
          hint={
            end === ""
              ? words.seenHereHint
              : words.endsAtHint(formatExact(new Date(now.getTime() + Number(end) * 1000)))
          }
        >
          {(control) => (
            <Select {...control} value={end} onChange={(event) => setEnd(event.target.value)}>
              {ENDS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {add.error && (
          <Notice tone="bad" role="alert">
            {errorText(add.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={add.isPending}>
            {words.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
