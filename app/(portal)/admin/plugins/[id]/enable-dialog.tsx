"use client";

import { useState } from "react";
import { toast } from "sonner";
import { enablePlugin, type Plugin } from "@/lib/contracts/plugins";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { ScopePicker } from "@/lib/ui/scope-picker";

/** Asks what a plugin may do, before it is enabled or goes on after an upgrade. */
export function EnableDialog({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const { id, scopes, approvedScopes, newScopes, enabledAt, name } = plugin;
  const enable = useAdminChange(enablePlugin);
  const known = useScopes().data?.data ?? [];
  const [allowed, setAllowed] = useState<string[]>(enabledAt ? [...approvedScopes, ...newScopes] : scopes);
  return (
    <Dialog open onOpenChange={onClose} title={enabledAt ? `What may “${name}” do now?` : `Enable “${name}”?`}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          enable.mutate(
            { params: { id }, body: { scopes: allowed } },
            {
              onSuccess: () => {
                toast.success(enabledAt ? `“${name}” goes on` : `“${name}” is enabled`);
                onClose();
              },
            },
          );
        }}
      >
        <p>
          It runs on this server, as the server's own user, with a client of its own that may do what you tick here and
          nothing else. Enable only what you trust.
        </p>
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
            Cancel
          </Button>
          <Button type="submit" pending={enable.isPending}>
            {enabledAt ? "Allow" : "Enable plugin"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
