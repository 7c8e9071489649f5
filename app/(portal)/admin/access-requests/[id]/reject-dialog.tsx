"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { type DetailedAccessRequest, rejectAccessRequest } from "@/lib/contracts/access-requests";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { Textarea } from "@/lib/ui/input";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { commonWords } from "@/words/common";

const words = adminAccessRequestsWords.reject;

interface RejectDialogProps {
  request: DetailedAccessRequest;
  onClose: () => void;
}

/** Rejects a request, with a reason that whoever asked reads. */
export function RejectDialog({ request, onClose }: RejectDialogProps) {
  const reject = useChange(rejectAccessRequest);
  const [reason, setReason] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    reject.mutate(
      { params: { id: request.id }, body: { reason } },
      {
        onSuccess: () => {
          toast.success(words.done);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title(request.organization)}
      description={words.description(request.name)}
    >
      <form className="grid gap-5" onSubmit={send}>
        <Field label={words.reason} error={fieldRefusal(reject.error, "reason")}>
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" variant="danger" pending={reject.isPending} disabled={reason.trim() === ""}>
            {words.reject}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
