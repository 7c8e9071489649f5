"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { type App, deleteApp } from "@/lib/contracts/apps";
import { useUpdateApp } from "@/lib/hooks/use-app";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";

const words = appsWords.danger;

function Consequences({ app }: { app: App }) {
  return (
    <>
      <ul className="grid list-disc gap-1 pl-5">
        <li>{words.credentialsEnd(app.secrets.length)}</li>
        <li>{app.connections === 0 ? words.noConnectionsEnd : words.connectionsEnd(app.connections)}</li>
        <li>{words.signInEnds}</li>
      </ul>
      <p className="text-muted">
        {app.lastUsedAt
          ? words.lastUsedBeforeDeletion(<RelativeTime at={app.lastUsedAt} />)
          : words.neverUsedBeforeDeletion}
      </p>
    </>
  );
}

/** Switch an app off and on, or delete it. */
export function AppDanger({ app }: { app: App }) {
  const router = useRouter();
  const update = useUpdateApp();
  const remove = useChange(deleteApp);
  const [deleting, setDeleting] = useState(false);
  const disabled = app.status === "disabled";

  const toggle = () =>
    update.mutate(
      { params: { id: app.id }, body: { disabled: !disabled } },
      {
        onSuccess: () => toast.success(disabled ? words.enabled : words.disabled),
        onError: (error) => toast.error(words.notChanged, { description: errorText(error) }),
      },
    );

  return (
    <>
      <DangerRows>
        <DangerRow text={disabled ? words.isOff : words.aboutDisabling}>
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? commonWords.enable : commonWords.disable}
          </Button>
        </DangerRow>
        <DangerRow text={words.aboutDeleting}>
          <Button variant="dangerOutline" onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden="true" />
            {words.deleteApp}
          </Button>
        </DangerRow>
      </DangerRows>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={words.deleteTitle(app.name)}
        action={words.deleteApp}
        typeToConfirm={app.name}
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() =>
          remove.mutate(
            { params: { id: app.id } },
            {
              onSuccess: () => {
                toast.success(words.deleted(app.name));
                router.push("/apps");
              },
            },
          )
        }
      >
        <Consequences app={app} />
      </ConfirmDialog>
    </>
  );
}
