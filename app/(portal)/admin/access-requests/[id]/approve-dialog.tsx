"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { approveAccessRequest, type DetailedAccessRequest } from "@/lib/contracts/access-requests";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { KINDS } from "../access-request-words";

interface ApproveDialogProps {
  request: DetailedAccessRequest;
  onClose: () => void;
}

/** Approves a request: what the credential may do is the one thing to choose. */
export function ApproveDialog({ request, onClose }: ApproveDialogProps) {
  const approve = useAdminChange(approveAccessRequest);
  const scopes = useScopes().data?.data;
  const [chosen, setChosen] = useState<string[]>(["read"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    approve.mutate(
      { params: { id: request.id }, body: { scopes: chosen } },
      {
        onSuccess: () => {
          toast.success(`The link is on its way to ${request.email}`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Approve ${request.organization}?`}
      description={`${request.name} gets ${KINDS[request.integrationType].credential}. Choose what it may do; no credential can do more than the account's role.`}
      className="max-w-[600px]"
    >
      <form className="grid gap-5" onSubmit={send}>
        {scopes ? <ScopePicker scopes={scopes} value={chosen} onChange={setChosen} /> : <SkeletonRows />}
        {approve.error && (
          <Notice tone="bad" role="alert">
            {errorText(approve.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" pending={approve.isPending} disabled={chosen.length === 0}>
            Approve and mail the link
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
