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

/** When the secret there is ends; "" = when it is dropped by hand. */
const ENDS = [
  { value: "", label: "Works until I drop it" },
  { value: "3600", label: "Works for 1 more hour" },
  { value: "86400", label: "Works for 24 more hours" },
  { value: "604800", label: "Works for 7 more days" },
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
    <Dialog
      open
      onOpenChange={onClose}
      title="Rotate the client secret"
      description="You get a second secret. Both work, so that nothing has to stop while you put the new one in place."
    >
      <form className="grid gap-5" onSubmit={send}>
        <Field
          label="The old secret"
          hint={
            end === ""
              ? "You see here whether it is still in use."
              : `It ends at ${formatExact(new Date(now.getTime() + Number(end) * 1000))}, in use or not.`
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
            Cancel
          </Button>
          <Button type="submit" pending={add.isPending}>
            Add second secret
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
