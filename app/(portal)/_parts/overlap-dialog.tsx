"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { useNow } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { useTimes } from "@/lib/ui/use-times";
import { commonWords } from "@/words/common";

interface OverlapDialogProps<Seconds extends number | null> {
  title: string;
  description: string;
  /** What the choice is about, such as "The old secret". */
  label: string;
  /** For how long the old one works on; `null`: until it is taken away by hand. */
  choices: readonly { seconds: Seconds; label: string }[];
  initial: Seconds;
  /** What a choice means; `end` is the moment at which the old one stops. */
  hint: (seconds: Seconds, end: string) => string;
  /** The verb on the button. */
  action: string;
  /** How it goes with the rotation. */
  asked: { isPending: boolean; error: unknown };
  onSend: (seconds: Seconds) => void;
  onClose: () => void;
}

const toValue = (seconds: number | null) => String(seconds ?? "");

/** Asks for how long what is replaced works on beside the new one, so that nothing has to stop. */
export function OverlapDialog<Seconds extends number | null>({
  label,
  choices,
  initial,
  hint,
  action,
  asked,
  onSend,
  onClose,
  ...dialog
}: OverlapDialogProps<Seconds>) {
  const { formatExact } = useTimes();
  const now = useNow();
  const [chosen, setChosen] = useState(initial);
  const choose = (value: string) => {
    const choice = choices.find(({ seconds }) => toValue(seconds) === value);
    if (choice) setChosen(choice.seconds);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(chosen);
  };
  return (
    <Dialog open onOpenChange={onClose} {...dialog}>
      <form className="grid gap-5" onSubmit={send}>
        <Field label={label} hint={hint(chosen, formatExact(new Date(now.getTime() + (chosen ?? 0) * 1000)))}>
          {(control) => (
            <Select {...control} value={toValue(chosen)} onChange={(event) => choose(event.target.value)}>
              {choices.map((choice) => (
                <option key={choice.label} value={toValue(choice.seconds)}>
                  {choice.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {Boolean(asked.error) && (
          <Notice tone="bad" role="alert">
            {errorText(asked.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={asked.isPending}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
