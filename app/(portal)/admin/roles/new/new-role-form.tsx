"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { createRole } from "@/lib/contracts/roles";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { adminRolesWords } from "@/words/admin-roles";
import { commonWords } from "@/words/common";
import { CallForm } from "../../../_parts/call-form";
import { useCallForm } from "../../../_parts/use-call-form";
import { RoleFields, type RoleValues } from "../role-fields";

const words = adminRolesWords.newRole;

const EMPTY: RoleValues = { name: "", description: "", scopes: ["read", "portal"] };

/** Creates a role. */
export function NewRoleForm() {
  const router = useRouter();
  const create = useChange(createRole);
  const { form, submit } = useCallForm({
    call: createRole,
    values: EMPTY,
    toBody: (values) => values,
    async send(body) {
      const { name } = await create.mutateAsync({ body });
      toast.success(words.roleCreated(name));
      router.push(`/admin/roles/${encodeURIComponent(name)}`);
    },
  });
  return (
    <>
      <PageHeader
        back={<Link href="/admin/roles">{words.rolesAndScopes}</Link>}
        title={words.title}
        description={words.description}
      />
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={words.roleNotCreated}
        action={words.title}
        pending={form.formState.isSubmitting}
        aside={
          <Button asChild variant="ghost">
            <Link href="/admin/roles">{commonWords.cancel}</Link>
          </Button>
        }
      >
        <RoleFields form={form} named={false} fixed={false} />
      </CallForm>
    </>
  );
}
