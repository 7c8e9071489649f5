"use client";

import { useState } from "react";
import { toast } from "sonner";
import { enablePlugin, type Plugin } from "@/lib/contracts/plugins";
import { useChange } from "@/lib/hooks/use-call";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { ScopePicker } from "@/lib/ui/scope-picker";
import { adminPluginsWords } from "@/words/admin-plugins";
import { commonWords } from "@/words/common";

const words = adminPluginsWords.enable;

/** Asks what a plugin may do, before it is enabled or goes on after an upgrade. */
export function EnableDialog({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const { id, scopes, approvedScopes, newScopes, enabledAt, name } = plugin;
  const enable = useChange(enablePlugin);
  const known = useScopes().data?.data ?? [];
  const [allowed, setAllowed] = useState<string[]>(enabledAt ? [...approvedScopes, ...newScopes] : scopes);
  return (
    <Dialog open onOpenChange={onClose} title={enabledAt ? words.askAgainTitle(name) : words.title(name)}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          enable.mutate(
            { params: { id }, body: { scopes: allowed } },
            {
              onSuccess: () => {
                toast.success(enabledAt ? words.goesOn(name) : words.enabled(name));
                onClose();
              },
            },
          );
        }}
      >
        <p>{words.about}</p>
        <ScopePicker
          scopes={known.filter((scope) => scopes.includes(scope.name))}
          value={allowed}
          onChange={setAllowed}
        />
        {enable.error && (
          <Notice tone="bad" role="alert">
            {errorText(enable.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={enable.isPending}>
            {enabledAt ? words.allow : words.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
