"use client";

import { useState } from "react";
import { useDeleteMe } from "@/lib/hooks/use-me";
import { useTwoFactor } from "@/lib/hooks/use-two-factor";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { Dialog } from "@/lib/ui/dialog";
import type { Me } from "./account-settings";
import { ProveForm } from "./two-factor/prove-form";

function DeleteDialog({ person, onClose }: { person: Me; onClose: () => void }) {
  const remove = useDeleteMe();
  const twoFactor = useTwoFactor().data?.enabled ?? false;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete the account of ${person.name}?`}
      description="It is gone at once and for good. Nobody here can bring it back."
    >
      <ul className="grid list-disc gap-1 pl-5">
        <li>API keys, access tokens and B2B logins are refused from the next call on.</li>
        <li>Your apps are deleted, and everyone who connected them loses the connection.</li>
        <li>Apps that you connected lose their access to this account.</li>
        <li>Mappers and the history of your imports go; rows that you imported stay.</li>
        <li>The audit log keeps what was done, with your user name and without your email address.</li>
      </ul>
      <ProveForm
        danger
        action="Delete account"
        withCode={twoFactor}
        pending={remove.isPending || remove.isSuccess}
        error={remove.error}
        onCancel={onClose}
        onSend={({ password, code }) =>
          remove.mutate(
            { password, ...(code && { code }) },
            // A whole new page: nothing of the account stays in this one's memory.
            { onSuccess: () => window.location.assign("/login?deleted=done") },
          )
        }
      />
    </Dialog>
  );
}

/** The end of the account. */
export function DeleteAccountSection({ person }: { person: Me }) {
  const [opened, setOpened] = useState(false);
  return (
    <Section id="delete" title="Delete account">
      <DangerRows>
        <DangerRow
          text={
            person.hasPassword
              ? "Your account, with every credential, app and connection. There is no way back."
              : "To delete the account, choose a password first: sign out, then use Forgotten password."
          }
        >
          <Button variant="dangerOutline" disabled={!person.hasPassword} onClick={() => setOpened(true)}>
            Delete account
          </Button>
        </DangerRow>
      </DangerRows>
      {opened && <DeleteDialog person={person} onClose={() => setOpened(false)} />}
    </Section>
  );
}
