"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { getRole, type Role, removeRole } from "@/lib/contracts/roles";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { useTitle } from "@/lib/ui/use-title";
import { adminRolesWords } from "@/words/admin-roles";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { RoleEditor } from "./role-editor";

const words = adminRolesWords.detail;

function RemoveDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const router = useRouter();
  const remove = useChange(removeRole);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.deleteTitle(role.name)}
      action={words.deleteRole}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { name: role.name } },
          {
            onSuccess: () => {
              toast.success(words.deleted(role.name));
              router.push("/admin/roles");
            },
          },
        )
      }
    >
      <p>{words.aboutDeleting}</p>
    </ConfirmDialog>
  );
}

function Detail({ role }: { role: Role }) {
  const [removing, setRemoving] = useState(false);
  useTitle(role.name);
  const people = words.users(role.users);
  return (
    <>
      <PageHeader
        back={<Link href="/admin/roles">{words.rolesAndScopes}</Link>}
        title={role.name}
        status={role.builtIn && <Badge>{words.builtIn}</Badge>}
        description={role.description || words.description}
        actions={
          <Button asChild variant="secondary">
            <Link href={`/admin/users?role=${encodeURIComponent(role.name)}`}>{people}</Link>
          </Button>
        }
      />
      <Section id="rights" title={words.rights} description={words.rightsDescription}>
        <RoleEditor role={role} />
      </Section>
      {!role.builtIn && (
        <Section id="danger" title={words.danger}>
          <DangerRows>
            <DangerRow text={words.deleteConsequences}>
              <Button variant="dangerOutline" onClick={() => setRemoving(true)}>
                <Trash2 aria-hidden="true" />
                {words.deleteRole}
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
  return (
    <FetchedDetail
      query={useCall(getRole, { params: { name } })}
      what={words.notFoundWhat}
      back={{ href: "/admin/roles", label: words.allRoles }}
    >
      {(role) => <Detail key={name} role={role} />}
    </FetchedDetail>
  );
}
