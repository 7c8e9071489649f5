"use client";

import { useState } from "react";
import { toast } from "sonner";
import { type DetailedAccessRequest, renewAccessRequestLink } from "@/lib/contracts/access-requests";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useTimes } from "@/lib/ui/use-times";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { KINDS } from "../access-request-words";
import { ApproveDialog } from "./approve-dialog";
import { RejectDialog } from "./reject-dialog";

const words = adminAccessRequestsWords.decision;

type Decided = { request: DetailedAccessRequest };

function By({ request: { decidedBy, decidedAt } }: Decided) {
  return (
    <p className="text-muted">
      {decidedBy?.name ?? words.somebodyGone}
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
      <p>{words.aboutApproving(request.name, request.hasAccount, KINDS[request.integrationType].credential)}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpened("approve")}>{words.approve}</Button>
        <Button variant="dangerOutline" onClick={() => setOpened("reject")}>
          {words.reject}
        </Button>
      </div>
      {opened === "approve" && <ApproveDialog request={request} onClose={close} />}
      {opened === "reject" && <RejectDialog request={request} onClose={close} />}
    </>
  );
}

function Approved({ request }: Decided) {
  const { formatDay } = useTimes();
  const renew = useChange(renewAccessRequestLink);
  const expires = request.linkExpiresAt && new Date(request.linkExpiresAt);
  const again = () =>
    renew.mutate(
      { params: { id: request.id } },
      {
        onSuccess: () => toast.success(words.linkRenewed),
        onError: (error) => toast.error(errorText(error)),
      },
    );
  return (
    <>
      <By request={request} />
      <div className="flex flex-wrap items-center gap-2">
        {words.itMayDo(<ScopeChips scopes={request.scopes ?? []} />)}
      </div>
      {expires && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>{expires < new Date() ? words.linkExpired(formatDay(expires)) : words.linkMailed(formatDay(expires))}</p>
          <Button variant="secondary" size="sm" pending={renew.isPending} onClick={again}>
            {words.renewLink}
          </Button>
        </div>
      )}
      {request.acceptedAt && <p>{words.handedOver(<RelativeTime at={request.acceptedAt} />)}</p>}
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
