"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { getSettings } from "@/lib/contracts/settings";
import { inviteUser } from "@/lib/contracts/users";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { adminUsersWords } from "@/words/admin-users";
import { commonWords } from "@/words/common";
import { CallForm } from "../../../_parts/call-form";
import { Fetched } from "../../../_parts/fetched";
import { useCallForm } from "../../../_parts/use-call-form";
import { RoleSelect } from "../../_parts/role-select";

const words = adminUsersWords.invite;

function Fields({ defaultRole }: { defaultRole: string }) {
  const router = useRouter();
  const invite = useChange(inviteUser);
  const { form, submit } = useCallForm({
    call: inviteUser,
    values: { email: "", name: "", role: defaultRole },
    toBody: (values) => values,
    async send(body) {
      const user = await invite.mutateAsync({ body });
      toast.success(words.done(user.email));
      router.push(`/admin/users/${user.id}`);
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <CallForm
      onSubmit={submit}
      problem={errors.root?.message}
      problemTitle={words.notDone}
      action={words.action}
      pending={formState.isSubmitting}
      aside={
        <Button asChild variant="ghost">
          <Link href="/admin/users">{commonWords.cancel}</Link>
        </Button>
      }
    >
      <Field label={commonWords.email} hint={words.emailHint} error={firstMessage(errors.email)}>
        {(control) => <Input {...control} {...register("email")} type="email" autoComplete="off" />}
      </Field>
      <Field label={commonWords.name} error={firstMessage(errors.name)}>
        {(control) => <Input {...control} {...register("name")} autoComplete="off" />}
      </Field>
      <Field label={commonWords.role} hint={words.roleHint} error={firstMessage(errors.role)}>
        {(control) => <RoleSelect {...control} {...register("role")} present={defaultRole} />}
      </Field>
    </CallForm>
  );
}

/** Invites somebody by email. */
export function InviteForm() {
  const settings = useCall(getSettings, {});
  return (
    <>
      <PageHeader
        back={<Link href="/admin/users">{words.users}</Link>}
        title={words.title}
        description={words.description}
      />
      <Fetched query={settings} notFetched={words.rolesNotFetched}>
        {({ defaultRole }) => <Fields defaultRole={defaultRole} />}
      </Fetched>
    </>
  );
}
