"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { createRole } from "@/lib/contracts/roles";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { PageHeader } from "@/lib/ui/page-header";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { RoleFields, type RoleValues } from "../role-fields";

const EMPTY: RoleValues = { name: "", description: "", scopes: ["read", "portal"] };

/** Creates a role. */
export function NewRoleForm() {
  const router = useRouter();
  const create = useAdminChange(createRole);
  const { form, submit } = useCallForm({
    call: createRole,
    values: EMPTY,
    bodyOf: (values) => values,
    async send(body) {
      const { name } = await create.mutateAsync({ body });
      toast.success(`The role ${name} is created`);
      router.push(`/admin/roles/${encodeURIComponent(name)}`);
    },
  });
  return (
    <>
      <PageHeader
        back={<Link href="/admin/roles">Roles and scopes</Link>}
        title="Create role"
        description="A role is a bound: what its people hold may do less, and never more."
      />
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle="The role was not created"
        action="Create role"
        pending={form.formState.isSubmitting}
        aside={
          <Button asChild variant="ghost">
            <Link href="/admin/roles">Cancel</Link>
          </Button>
        }
      >
        <RoleFields form={form} named={false} fixed={false} />
      </CallForm>
    </>
  );
}
