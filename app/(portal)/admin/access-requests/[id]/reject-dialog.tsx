"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { type DetailedAccessRequest, rejectAccessRequest } from "@/lib/contracts/access-requests";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { Field } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { Textarea } from "@/lib/ui/input";

interface RejectDialogProps {
  request: DetailedAccessRequest;
  onClose: () => void;
}

/** Rejects a request, with a reason that whoever asked reads. */
export function RejectDialog({ request, onClose }: RejectDialogProps) {
  const reject = useAdminChange(rejectAccessRequest);
  const [reason, setReason] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    reject.mutate(
      { params: { id: request.id }, body: { reason } },
      {
        onSuccess: () => {
          toast.success("The reason is on its way");
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Reject ${request.organization}?`}
      description={`${request.name} is mailed the reason, and may ask again.`}
    >
      <form className="grid gap-5" onSubmit={send}>
        <Field label="Reason" error={fieldRefusal(reject.error, "reason")}>
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
            Cancel
          </Button>
          <Button type="submit" variant="danger" pending={reject.isPending} disabled={reason.trim() === ""}>
            Reject
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
