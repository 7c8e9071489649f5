"use client";

import { useState } from "react";
import { toast } from "sonner";
import { removeUserTwoFactor } from "@/lib/contracts/two-factor";
import { inviteUserAgain, signOutUser, type User, updateUser } from "@/lib/contracts/users";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { RoleSelect } from "../../_parts/role-select";

function RoleForm({ user }: { user: User }) {
  const update = useAdminChange(updateUser);
  const [role, setRole] = useState(user.role);
  return (
    <form
      className="flex max-w-[520px] flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          { params: { id: user.id }, body: { role } },
          { onSuccess: () => toast.success(`${user.name} has the role ${role}`) },
        );
      }}
    >
      <Field label="Role" className="min-w-52 flex-1" error={update.error ? errorText(update.error) : undefined}>
        {(control) => (
          <RoleSelect {...control} present={user.role} value={role} onChange={(event) => setRole(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="secondary" pending={update.isPending} disabled={role === user.role}>
        Change role
      </Button>
    </form>
  );
}

function DisableDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const update = useAdminChange(updateUser);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Disable ${user.name}?`}
      action="Disable"
      pending={update.isPending}
      error={update.error ? errorText(update.error) : undefined}
      onConfirm={() =>
        update.mutate(
          { params: { id: user.id }, body: { disabled: true } },
          {
            onSuccess: () => {
              toast.success(`${user.name} is disabled`);
              onClose();
            },
          },
        )
      }
    >
      <p>
        They are signed out, and whatever they hold or connected is refused with 403 from its next call on. Enabling
        makes the credentials work again; nothing is deleted.
      </p>
    </ConfirmDialog>
  );
}

/** What can be done to a person's account. */
export function UserAdministration({ user }: { user: User }) {
  const signOut = useAdminChange(signOutUser);
  const update = useAdminChange(updateUser);
  const again = useAdminChange(inviteUserAgain);
  const twoFactor = useAdminChange(removeUserTwoFactor);
  const [disabling, setDisabling] = useState(false);
  const params = { id: user.id };
  const failed = (error: unknown) => toast.error("That was not done", { description: errorText(error) });
  return (
    <>
      <Section
        id="role"
        title="Role"
        description="What they may do at most. Whatever they hold follows at the next call."
      >
        <RoleForm user={user} />
      </Section>
      <Section id="danger" title="Danger" description="They read in their activity that you did this.">
        <DangerRows>
          {user.status === "invited" && (
            <DangerRow text="They have not accepted yet. Sending the invitation again ends the earlier link.">
              <Button
                variant="secondary"
                pending={again.isPending}
                onClick={() =>
                  again.mutate(
                    { params },
                    { onSuccess: () => toast.success(`${user.email} is invited again`), onError: failed },
                  )
                }
              >
                Invite again
              </Button>
            </DangerRow>
          )}
          <DangerRow text="Ends every browser session, and every program that signed in with their password.">
            <Button
              variant="secondary"
              pending={signOut.isPending}
              onClick={() =>
                signOut.mutate(
                  { params },
                  { onSuccess: () => toast.success(`${user.name} is signed out everywhere`), onError: failed },
                )
              }
            >
              Sign out everywhere
            </Button>
          </DangerRow>
          <DangerRow text="For somebody who has lost phone and recovery codes: their password alone signs them in again. They are told by mail.">
            <Button
              variant="secondary"
              pending={twoFactor.isPending}
              onClick={() =>
                twoFactor.mutate(
                  { params },
                  { onSuccess: () => toast.success("Two-factor sign-in is off"), onError: failed },
                )
              }
            >
              Turn two-factor off
            </Button>
          </DangerRow>
          {user.status === "disabled" ? (
            <DangerRow text="The account is refused at the moment. Enabling makes it work again.">
              <Button
                variant="secondary"
                pending={update.isPending}
                onClick={() =>
                  update.mutate(
                    { params, body: { disabled: false } },
                    { onSuccess: () => toast.success(`${user.name} is enabled`), onError: failed },
                  )
                }
              >
                Enable
              </Button>
            </DangerRow>
          ) : (
            <DangerRow text="Refuses the account and all that it holds, until you enable it again.">
              <Button variant="dangerOutline" onClick={() => setDisabling(true)}>
                Disable
              </Button>
            </DangerRow>
          )}
        </DangerRows>
        {disabling && <DisableDialog user={user} onClose={() => setDisabling(false)} />}
      </Section>
    </>
  );
}
