"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { ApiCallError } from "@/lib/hooks/call-api";
import { useCreateAllowEntry } from "@/lib/hooks/use-allow-list";
import { Button } from "@/lib/ui/button";
import { Checkbox } from "@/lib/ui/choice";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";

interface AddAddressDialogProps {
  /** The address that the reader is seen as. */
  address: string;
  /** Whether the list holds that address already. */
  inside: boolean;
  onClose: () => void;
}

/** Lists addresses, and the reader's own with them, unless they say otherwise: nobody shuts themselves out unawares. */
export function AddAddressDialog({ address, inside, onClose }: AddAddressDialogProps) {
  const create = useCreateAllowEntry();
  const [cidr, setCidr] = useState("");
  const [label, setLabel] = useState("");
  const [mineToo, setMineToo] = useState(true);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const made = await create.mutateAsync({ cidr: cidr.trim(), ...(label.trim() && { label: label.trim() }) });
      if (!inside && !made.holdsYou && mineToo && address) {
        await create.mutateAsync({ cidr: address, label: "Where I was" });
      }
      toast.success(`${made.cidr} is listed`);
      onClose();
    } catch {
      // Shown from the mutation's own state.
    }
  };
  const details = create.error instanceof ApiCallError ? create.error.details : [];
  const at = (name: string) => details.find(({ field }) => field === name)?.message;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add an allowed address"
      description="From the next call on, your credentials are refused from addresses that are not listed."
    >
      <form className="grid gap-5" onSubmit={send} noValidate>
        <Field label="Address" hint="An IP address or a range, such as 203.0.113.0/24." error={at("cidr")}>
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
        <Field label="Label" aside="optional" hint="What is there, such as “Office”." error={at("label")}>
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
            <span>
              Go on serving me here: list <code className="break-all font-mono text-sm">{address}</code> too, unless it
              lies within.
            </span>
          </label>
        )}
        {create.error && details.length === 0 && (
          <Notice tone="bad" role="alert">
            {errorText(create.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" pending={create.isPending} disabled={cidr.trim() === ""}>
            Add address
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
