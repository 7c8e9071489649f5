"use client";

import { useState } from "react";
import { toast } from "sonner";
import { getRole, type Role, updateRole } from "@/lib/contracts/roles";
import { callApi } from "@/lib/hooks/call-api";
import { useChange } from "@/lib/hooks/use-call";
import { Notice } from "@/lib/ui/notice";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { adminRolesWords } from "@/words/admin-roles";
import { commonWords } from "@/words/common";
import { CallForm } from "../../../_parts/call-form";
import { isStale, StaleDialog } from "../../../_parts/stale-dialog";
import { useCallForm } from "../../../_parts/use-call-form";
import { RoleFields, type RoleValues } from "../role-fields";
import { RoleConsequences } from "./role-consequences";

const words = adminRolesWords.editor;

const toValues = ({ name, description, scopes }: Role): RoleValues => ({ name, description, scopes });

function Difference({ title, scopes }: { title: string; scopes: readonly string[] }) {
  if (scopes.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-muted">{title}</span>
      <ScopeChips all scopes={scopes} />
    </div>
  );
}

/** What somebody else made of a role, against what the editor began with. */
function TheirChange({ before, theirs }: { before: Role; theirs: Role }) {
  return (
    <div className="grid gap-2 rounded-lg border border-hairline bg-sunken p-3 text-sm">
      <Difference title={words.theyAdded} scopes={theirs.scopes.filter((scope) => !before.scopes.includes(scope))} />
      <Difference title={words.theyTookAway} scopes={before.scopes.filter((scope) => !theirs.scopes.includes(scope))} />
      {theirs.description !== before.description && (
        <p>
          {words.theirDescription(
            (text) => (
              <span className="text-muted">{text}</span>
            ),
            theirs.description,
          )}
        </p>
      )}
    </div>
  );
}

/** The form over a role as `base` has it; `onBase` is told of the state to go on from. */
function RoleForm({ base, onBase }: { base: Role; onBase: (role: Role) => void }) {
  const update = useChange(updateRole);
  const [theirs, setTheirs] = useState<Role | null>(null);
  const fixed = base.name === "Administrator";
  const toBody = ({ description, scopes }: RoleValues) => ({
    description,
    ...(!fixed && { scopes }),
    version: base.version,
  });
  const save = async (body: Parameters<typeof update.mutateAsync>[0]["body"]) => {
    onBase(await update.mutateAsync({ params: { name: base.name }, body }));
    toast.success(words.saved);
  };
  const { form, submit } = useCallForm({
    call: updateRole,
    values: toValues(base),
    toBody,
    send: save,
    refused(error) {
      if (!isStale(error)) return false;
      callApi(getRole, { params: { name: base.name } }).then(setTheirs, () => undefined);
      return true;
    },
  });
  const { formState } = form;
  return (
    <>
      {fixed && <Notice>{words.administrators}</Notice>}
      <CallForm
        onSubmit={submit}
        problem={formState.errors.root?.message}
        problemTitle={words.notSaved}
        action={commonWords.saveChanges}
        pending={formState.isSubmitting}
        disabled={!formState.isDirty}
      >
        <RoleFields form={form} named fixed={fixed} />
        {formState.dirtyFields.scopes && <RoleConsequences name={base.name} scopes={form.watch("scopes")} />}
      </CallForm>
      {theirs && (
        <StaleDialog
          what={words.role}
          pending={update.isPending}
          onClose={() => setTheirs(null)}
          onTheirs={() => onBase(theirs)}
          onMine={() => {
            const { version: _seen, ...mine } = toBody(form.getValues());
            save({ ...mine, version: theirs.version }).catch(() => setTheirs(null));
          }}
        >
          <TheirChange before={base} theirs={theirs} />
        </StaleDialog>
      )}
    </>
  );
}

/** Changes what a role may do. Whoever saves second is told, and chooses. */
export function RoleEditor({ role }: { role: Role }) {
  // What the form began with: a role that is fetched anew behind it takes away nothing that was typed.
  const [base, setBase] = useState(role);
  return <RoleForm key={base.version} base={base} onBase={setBase} />;
}
