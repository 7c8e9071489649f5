"use client";

import { type ReactNode, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { toast } from "sonner";
import { updateSettings, type VersionedSettings } from "@/lib/contracts/settings";
import type { CallBody } from "@/lib/hooks/call-api";
import { useChange } from "@/lib/hooks/use-call";
import { adminSettingsWords } from "@/words/admin-settings";
import { commonWords } from "@/words/common";
import { CallForm } from "../../_parts/call-form";
import { isStale, StaleDialog } from "../../_parts/stale-dialog";
import { useCallForm } from "../../_parts/use-call-form";

const words = adminSettingsWords.form;

type Change = Omit<CallBody<typeof updateSettings>, "version">;

interface SettingsFormProps<Values extends FieldValues> {
  settings: VersionedSettings;
  toValues: (settings: VersionedSettings) => Values;
  toChange: (values: Values) => Change;
  children: (form: UseFormReturn<Values>) => ReactNode;
}

/** A form over a part of the settings. Whoever saves second is told, and chooses. */
export function SettingsForm<Values extends FieldValues>({
  settings,
  toValues,
  toChange,
  children,
}: SettingsFormProps<Values>) {
  const update = useChange(updateSettings);
  const [stale, setStale] = useState(false);
  const save = async (body: CallBody<typeof updateSettings>) => {
    const saved = await update.mutateAsync({ body });
    form.reset(toValues(saved));
    setStale(false);
    toast.success(words.saved);
  };
  const { form, submit } = useCallForm<typeof updateSettings, Values>({
    call: updateSettings,
    values: toValues(settings),
    toBody: (values) => ({ ...toChange(values), version: settings.version }),
    send: save,
    refused(error) {
      if (!isStale(error)) return false;
      setStale(true);
      return true;
    },
  });
  return (
    <>
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={words.notSaved}
        action={commonWords.saveChanges}
        pending={form.formState.isSubmitting}
        disabled={!form.formState.isDirty}
      >
        {children(form)}
      </CallForm>
      {stale && (
        <StaleDialog
          what={words.staleWhat}
          pending={update.isPending}
          onClose={() => setStale(false)}
          onTheirs={() => location.reload()}
          onMine={() => {
            save(toChange(form.getValues())).catch(() => setStale(false));
          }}
        />
      )}
    </>
  );
}
