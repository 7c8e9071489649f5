"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { approveAccessRequest, type DetailedAccessRequest } from "@/lib/contracts/access-requests";
import { useChange } from "@/lib/hooks/use-call";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { commonWords } from "@/words/common";
import { KINDS } from "../access-request-words";

const words = adminAccessRequestsWords.approve;

interface ApproveDialogProps {
  request: DetailedAccessRequest;
  onClose: () => void;
}

/** Approves a request: what the credential may do is the one thing to choose. */
export function ApproveDialog({ request, onClose }: ApproveDialogProps) {
  const approve = useChange(approveAccessRequest);
  const scopes = useScopes().data?.data;
  const [chosen, setChosen] = useState<string[]>(["read"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    approve.mutate(
      { params: { id: request.id }, body: { scopes: chosen } },
      {
        onSuccess: () => {
          toast.success(words.done(request.email));
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
      description={words.description(request.name, KINDS[request.integrationType].credential)}
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
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={approve.isPending} disabled={chosen.length === 0}>
            {words.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
