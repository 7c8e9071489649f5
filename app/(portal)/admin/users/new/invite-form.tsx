"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { getSettings } from "@/lib/contracts/settings";
import { inviteUser } from "@/lib/contracts/users";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { PageHeader } from "@/lib/ui/page-header";
import { CallForm } from "../../_parts/call-form";
import { Fetched } from "../../_parts/fetched";
import { RoleSelect } from "../../_parts/role-select";
import { useCallForm } from "../../_parts/use-call-form";

function Fields({ defaultRole }: { defaultRole: string }) {
  const router = useRouter();
  const invite = useAdminChange(inviteUser);
  const { form, submit } = useCallForm({
    call: inviteUser,
    values: { email: "", name: "", role: defaultRole },
    bodyOf: (values) => values,
    async send(body) {
      const user = await invite.mutateAsync({ body });
      toast.success(`${user.email} is invited`);
      router.push(`/admin/users/${user.id}`);
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <CallForm
      onSubmit={submit}
      problem={errors.root?.message}
      problemTitle="Nobody was invited"
      action="Send invitation"
      pending={formState.isSubmitting}
      aside={
        <Button asChild variant="ghost">
          <Link href="/admin/users">Cancel</Link>
        </Button>
      }
    >
      <Field label="Email" hint="The link in the mail works once, for 7 days." error={firstMessage(errors.email)}>
        {(control) => <Input {...control} {...register("email")} type="email" autoComplete="off" />}
      </Field>
      <Field label="Name" error={firstMessage(errors.name)}>
        {(control) => <Input {...control} {...register("name")} autoComplete="off" />}
      </Field>
      <Field
        label="Role"
        hint="What they may do at most. It can be changed at any time."
        error={firstMessage(errors.role)}
      >
        {(control) => <RoleSelect {...control} {...register("role")} present={defaultRole} />}
      </Field>
    </CallForm>
  );
}

/** Invites somebody by email. */
export function InviteForm() {
  const settings = useAdmin(getSettings, {});
  return (
    <>
      <PageHeader
        back={<Link href="/admin/users">Users</Link>}
        title="Invite somebody"
        description="They get a link by email with which they choose a password."
      />
      <Fetched query={settings} what="The roles">
        {({ defaultRole }) => <Fields defaultRole={defaultRole} />}
      </Fetched>
    </>
  );
}
