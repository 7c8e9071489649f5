"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { removeUserTwoFactor } from "@/lib/contracts/two-factor";
import { inviteUserAgain, signOutUser, type User, updateUser } from "@/lib/contracts/users";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { adminUsersWords } from "@/words/admin-users";
import { commonWords } from "@/words/common";
import { isStale } from "../../../_parts/stale-dialog";
import { RoleSelect } from "../../_parts/role-select";

const words = adminUsersWords.administration;

function RoleForm({ user }: { user: User }) {
  const client = useQueryClient();
  const update = useChange(updateUser);
  const [role, setRole] = useState(user.role);
  return (
    <form
      className="flex max-w-[520px] flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          { params: { id: user.id }, body: { role, version: user.version } },
          {
            onSuccess: () => toast.success(words.roleChanged(user.name, role)),
            // What they are now stands on the page before one tries again.
            onError: (error) => isStale(error) && client.invalidateQueries(),
          },
        );
      }}
    >
      <Field
        label={commonWords.role}
        className="min-w-52 flex-1"
        error={update.error ? errorText(update.error) : undefined}
      >
        {(control) => (
          <RoleSelect {...control} present={user.role} value={role} onChange={(event) => setRole(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="secondary" pending={update.isPending} disabled={role === user.role}>
        {words.changeRole}
      </Button>
    </form>
  );
}

function DisableDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const update = useChange(updateUser);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.disableTitle(user.name)}
      action={commonWords.disable}
      pending={update.isPending}
      error={update.error ? errorText(update.error) : undefined}
      onConfirm={() =>
        update.mutate(
          { params: { id: user.id }, body: { disabled: true } },
          {
            onSuccess: () => {
              toast.success(words.disabled(user.name));
              onClose();
            },
          },
        )
      }
    >
      <p>{words.disableConsequences}</p>
    </ConfirmDialog>
  );
}

/** What can be done to a person's account. */
export function UserAdministration({ user }: { user: User }) {
  const signOut = useChange(signOutUser);
  const update = useChange(updateUser);
  const again = useChange(inviteUserAgain);
  const twoFactor = useChange(removeUserTwoFactor);
  const [disabling, setDisabling] = useState(false);
  const params = { id: user.id };
  const failed = (error: unknown) => toast.error(words.notDone, { description: errorText(error) });
  return (
    <>
      <Section id="role" title={commonWords.role} description={words.roleDescription}>
        <RoleForm user={user} />
      </Section>
      <Section id="danger" title={words.danger} description={words.dangerDescription}>
        <DangerRows>
          {user.status === "invited" && (
            <DangerRow text={words.aboutInvitation}>
              <Button
                variant="secondary"
                pending={again.isPending}
                onClick={() =>
                  again.mutate(
                    { params },
                    { onSuccess: () => toast.success(words.invitedAgain(user.email)), onError: failed },
                  )
                }
              >
                {words.inviteAgain}
              </Button>
            </DangerRow>
          )}
          <DangerRow text={words.aboutSignOut}>
            <Button
              variant="secondary"
              pending={signOut.isPending}
              onClick={() =>
                signOut.mutate(
                  { params },
                  { onSuccess: () => toast.success(words.signedOutEverywhere(user.name)), onError: failed },
                )
              }
            >
              {words.signOutEverywhere}
            </Button>
          </DangerRow>
          {user.twoFactor && (
            <DangerRow text={words.aboutTwoFactor}>
              <Button
                variant="secondary"
                pending={twoFactor.isPending}
                onClick={() =>
                  twoFactor.mutate({ params }, { onSuccess: () => toast.success(words.twoFactorOff), onError: failed })
                }
              >
                {words.turnTwoFactorOff}
              </Button>
            </DangerRow>
          )}
          {user.status === "disabled" ? (
            <DangerRow text={words.isOff}>
              <Button
                variant="secondary"
                pending={update.isPending}
                onClick={() =>
                  update.mutate(
                    { params, body: { disabled: false } },
                    { onSuccess: () => toast.success(words.enabled(user.name)), onError: failed },
                  )
                }
              >
                {commonWords.enable}
              </Button>
            </DangerRow>
          ) : (
            <DangerRow text={words.aboutDisabling}>
              <Button variant="dangerOutline" onClick={() => setDisabling(true)}>
                {commonWords.disable}
              </Button>
            </DangerRow>
          )}
        </DangerRows>
        {disabling && <DisableDialog user={user} onClose={() => setDisabling(false)} />}
      </Section>
    </>
  );
}
