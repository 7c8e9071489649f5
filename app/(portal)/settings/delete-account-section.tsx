"use client";

import { useState } from "react";
import { deleteMe } from "@/lib/contracts/account";
import { getTwoFactor } from "@/lib/contracts/two-factor";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { Dialog } from "@/lib/ui/dialog";
import { settingsWords } from "@/words/settings";
import type { Me } from "./me";
import { ProveForm } from "./two-factor/prove-form";

const words = settingsWords.deleteAccount;

function DeleteDialog({ person, onClose }: { person: Me; onClose: () => void }) {
  const remove = useChange(deleteMe);
  const twoFactor = useCall(getTwoFactor, {}).data?.enabled ?? false;
  return (
    <Dialog open onOpenChange={onClose} title={words.title(person.name)} description={words.forGood}>
      <ul className="grid list-disc gap-1 pl-5">
        <li>{words.credentialsEnd}</li>
        <li>{words.appsEnd}</li>
        <li>{words.connectionsEnd}</li>
        <li>{words.importsEnd}</li>
        <li>{words.auditStays}</li>
      </ul>
      <ProveForm
        danger
        action={words.deleteAccount}
        withCode={twoFactor}
        pending={remove.isPending || remove.isSuccess}
        error={remove.error}
        onCancel={onClose}
        onSend={({ password, code }) =>
          remove.mutate(
            { body: { password, ...(code && { code }) } },
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
    <Section id="delete" title={words.deleteAccount}>
      <DangerRows>
        <DangerRow text={person.hasPassword ? words.about : words.passwordFirst}>
          <Button variant="dangerOutline" disabled={!person.hasPassword} onClick={() => setOpened(true)}>
            {words.deleteAccount}
          </Button>
        </DangerRow>
      </DangerRows>
      {opened && <DeleteDialog person={person} onClose={() => setOpened(false)} />}
    </Section>
  );
}
