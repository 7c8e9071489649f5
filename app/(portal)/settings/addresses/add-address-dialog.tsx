"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { createAllowEntry } from "@/lib/contracts/ip-allow-list";
import { ApiCallError } from "@/lib/hooks/call-api";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Checkbox } from "@/lib/ui/choice";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";

const words = settingsWords.addAddress;

interface AddAddressDialogProps {
  /** The address that the reader is seen as. */
  address: string;
  /** Whether the list holds that address already. */
  inside: boolean;
  onClose: () => void;
}

/** Lists addresses, and the reader's own with them, unless they say otherwise: nobody shuts themselves out unawares. */
export function AddAddressDialog({ address, inside, onClose }: AddAddressDialogProps) {
  const create = useChange(createAllowEntry);
  const [cidr, setCidr] = useState("");
  const [label, setLabel] = useState("");
  const [mineToo, setMineToo] = useState(true);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const made = await create.mutateAsync({
        body: { cidr: cidr.trim(), ...(label.trim() && { label: label.trim() }) },
      });
      if (!inside && !made.holdsYou && mineToo && address) {
        await create.mutateAsync({ body: { cidr: address, label: words.whereIWas } });
      }
      toast.success(words.added(made.cidr));
      onClose();
    } catch {
      // Shown from the mutation's own state.
    }
  };
  const details = create.error instanceof ApiCallError ? create.error.details : [];
  const at = (name: string) => details.find(({ field }) => field === name)?.message;
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.description}>
      <form className="grid gap-5" onSubmit={send} noValidate>
        <Field label={commonWords.address} hint={words.addressHint} error={at("cidr")}>
          {(control) => (
            <Input
              {...control}
              value={cidr}
              onChange={(event) => setCidr(event.target.value)}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              className="font-mono"
            />
          )}
        </Field>
        <Field label={words.label} aside={commonWords.optional} hint={words.labelHint} error={at("label")}>
          {(control) => <Input {...control} value={label} onChange={(event) => setLabel(event.target.value)} />}
        </Field>
        {!inside && address && (
          <label htmlFor="list-mine" className="flex items-start gap-2.5">
            <Checkbox
              id="list-mine"
              className="mt-0.5"
              checked={mineToo}
              onChange={(event) => setMineToo(event.target.checked)}
            />
            <span>{words.alsoMine(<code className="break-all font-mono text-sm">{address}</code>)}</span>
          </label>
        )}
        {create.error && details.length === 0 && (
          <Notice tone="bad" role="alert">
            {errorText(create.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={create.isPending} disabled={cidr.trim() === ""}>
            {words.addAddress}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
