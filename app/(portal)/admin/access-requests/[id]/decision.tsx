"use client";

import { useState } from "react";
import { toast } from "sonner";
import { type DetailedAccessRequest, renewAccessRequestLink } from "@/lib/contracts/access-requests";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { formatDay } from "@/lib/ui/time";
import { KINDS } from "../access-request-words";
import { ApproveDialog } from "./approve-dialog";
import { RejectDialog } from "./reject-dialog";

type Decided = { request: DetailedAccessRequest };

function By({ request: { decidedBy, decidedAt } }: Decided) {
  return (
    <p className="text-muted">
      {decidedBy?.name ?? "Somebody who is gone"}
      {decidedAt && (
        <>
          , <RelativeTime at={decidedAt} />
        </>
      )}
    </p>
  );
}

function Waiting({ request }: Decided) {
  const [opened, setOpened] = useState<"approve" | "reject" | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <p>
        Approving mails {request.name} a link that works once. It leads to {request.hasAccount ? "their" : "a new"}{" "}
        account and shows {KINDS[request.integrationType].credential}.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpened("approve")}>Approve</Button>
        <Button variant="dangerOutline" onClick={() => setOpened("reject")}>
          Reject
        </Button>
      </div>
      {opened === "approve" && <ApproveDialog request={request} onClose={close} />}
      {opened === "reject" && <RejectDialog request={request} onClose={close} />}
    </>
  );
}

function Approved({ request }: Decided) {
  const renew = useAdminChange(renewAccessRequestLink);
  const expires = request.linkExpiresAt && new Date(request.linkExpiresAt);
  const again = () =>
    renew.mutate(
      { params: { id: request.id } },
      {
        onSuccess: () => toast.success("Another link is on its way"),
        onError: (error) => toast.error(errorText(error)),
      },
    );
  return (
    <>
      <By request={request} />
      <div className="flex flex-wrap items-center gap-2">
        It may do <ScopeChips scopes={request.scopes ?? []} />
      </div>
      {expires && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>
            {expires < new Date()
              ? `The link expired on ${formatDay(expires)}, unused.`
              : `The link was mailed, and is good until ${formatDay(expires)}.`}
          </p>
          <Button variant="secondary" size="sm" pending={renew.isPending} onClick={again}>
            Mail another link
          </Button>
        </div>
      )}
      {request.acceptedAt && (
        <p>
          The credential was handed over <RelativeTime at={request.acceptedAt} />.
        </p>
      )}
    </>
  );
}

/** What is to be decided, or was. */
export function Decision({ request }: Decided) {
  if (request.status === "pending") return <Waiting request={request} />;
  if (request.status === "approved") return <Approved request={request} />;
  return (
    <>
      <By request={request} />
      <blockquote className="whitespace-pre-wrap border-hairline border-l-2 pl-4">{request.reason}</blockquote>
    </>
  );
}
