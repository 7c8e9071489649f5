"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { App } from "@/lib/contracts/apps";
import { useDeleteApp, useUpdateApp } from "@/lib/hooks/use-apps";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { people } from "../_parts/app-words";

function Consequences({ app }: { app: App }) {
  return (
    <>
      <ul className="grid list-disc gap-1 pl-5">
        <li>Its client id and {app.secrets.length === 1 ? "its secret" : "its secrets"} stop working.</li>
        <li>
          {app.connections === 0
            ? "Nobody has connected it. Tokens it got for itself end at their next call."
            : `${people(app.connections)} lose the connection, and every token ends at its next call.`}
        </li>
        <li>Nobody can sign in through it any more.</li>
      </ul>
      <p className="text-muted">
        {app.lastUsedAt ? (
          <>
            Last used <RelativeTime at={app.lastUsedAt} />. Disabling it can be undone; deleting cannot.
          </>
        ) : (
          "It has never been used. Deleting cannot be undone."
        )}
      </p>
    </>
  );
}

/** Switch an app off and on, or delete it. */
export function AppDanger({ app }: { app: App }) {
  const router = useRouter();
  const update = useUpdateApp(app.id);
  const remove = useDeleteApp();
  const [deleting, setDeleting] = useState(false);
  const disabled = app.status === "disabled";

  const toggle = () =>
    update.mutate(
      { disabled: !disabled },
      {
        onSuccess: () => toast.success(disabled ? "The app works again" : "The app is disabled"),
        onError: (error) => toast.error("The app was not changed", { description: errorText(error) }),
      },
    );

  return (
    <>
      <DangerRows>
        <DangerRow
          text={
            disabled
              ? "The app is off: it gets no tokens, and those it has are refused. Enabling makes them work again."
              : "Disabling refuses its tokens at the next call and gives it no new ones, until you enable it again."
          }
        >
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? "Enable" : "Disable"}
          </Button>
        </DangerRow>
        <DangerRow text="Deleting ends the app with its secrets, connections and tokens, for good.">
          <Button variant="dangerOutline" onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden="true" />
            Delete app
          </Button>
        </DangerRow>
      </DangerRows>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${app.name}”?`}
        action="Delete app"
        typeToConfirm={app.name}
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() =>
          remove.mutate(app.id, {
            onSuccess: () => {
              toast.success(`“${app.name}” is deleted`);
              router.push("/apps");
            },
          })
        }
      >
        <Consequences app={app} />
      </ConfirmDialog>
    </>
  );
}
