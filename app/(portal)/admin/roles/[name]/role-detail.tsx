"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { getRole, type Role, removeRole } from "@/lib/contracts/roles";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../../_shell/detail-states";
import { RoleEditor } from "./role-editor";

function RemoveDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const router = useRouter();
  const remove = useAdminChange(removeRole);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete the role ${role.name}?`}
      action="Delete role"
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { name: role.name } },
          {
            onSuccess: () => {
              toast.success(`The role ${role.name} is deleted`);
              router.push("/admin/roles");
            },
          },
        )
      }
    >
      <p>Only a role that nobody has, and that is not the one of new people, can be deleted.</p>
    </ConfirmDialog>
  );
}

function Detail({ role }: { role: Role }) {
  const [removing, setRemoving] = useState(false);
  useTitle(role.name);
  const people = role.users === 1 ? "1 person has it" : `${role.users} people have it`;
  return (
    <>
      <PageHeader
        back={<Link href="/admin/roles">Roles and scopes</Link>}
        title={role.name}
        status={role.builtIn && <Badge>Built in</Badge>}
        description={role.description || "A bound on what its people may do."}
        actions={
          <Button asChild variant="secondary">
            <Link href={`/admin/users?role=${encodeURIComponent(role.name)}`}>{people}</Link>
          </Button>
        }
      />
      <Section
        id="rights"
        title="Rights"
        description="A change takes effect at the next call of everything that its people hold."
      >
        <RoleEditor role={role} />
      </Section>
      {!role.builtIn && (
        <Section id="danger" title="Danger">
          <DangerRows>
            <DangerRow text="Deleting takes a role away that nobody has any more.">
              <Button variant="dangerOutline" onClick={() => setRemoving(true)}>
                <Trash2 aria-hidden="true" />
                Delete role
              </Button>
            </DangerRow>
          </DangerRows>
        </Section>
      )}
      {removing && <RemoveDialog role={role} onClose={() => setRemoving(false)} />}
    </>
  );
}

/** The page of one role. */
export function RoleDetail({ name }: { name: string }) {
  const { data, error, refetch } = useAdmin(getRole, { params: { name } });
  if (data && !isGone(error)) return <Detail key={name} role={data} />;
  if (!error) return <DetailSkeleton />;
  return <DetailError error={error} retry={refetch} what="role" back={{ href: "/admin/roles", label: "All roles" }} />;
}
