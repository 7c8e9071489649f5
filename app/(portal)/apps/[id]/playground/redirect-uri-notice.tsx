"use client";

import { toast } from "sonner";
import type { App } from "@/lib/contracts/apps";
import { useUpdateApp } from "@/lib/hooks/use-apps";
import { checkRedirectUri } from "@/lib/oauth/redirect-uri";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";

/** Offers to register the playground's own address, without which nobody can be sent back to it. */
export function RedirectUriNotice({ app, redirectUri }: { app: App; redirectUri: string }) {
  const update = useUpdateApp(app.id);
  const refused = checkRedirectUri(redirectUri);
  if (refused) {
    return (
      <Notice tone="warn" title="The playground cannot be used at this address">
        It would have to be a redirect URI of the app. {refused}
      </Notice>
    );
  }
  // Awaited rather than called back: once it is registered this notice is gone, and its callbacks with it.
  const register = async () => {
    try {
      await update.mutateAsync({ redirectUris: [...app.redirectUris, redirectUri] });
      toast.success("The playground is a redirect URI of the app now");
    } catch (error) {
      toast.error("The redirect URI was not added", { description: errorText(error) });
    }
  };
  return (
    <Notice
      tone="warn"
      title="This page is not a redirect URI of the app yet"
      action={
        <Button variant="secondary" size="sm" pending={update.isPending} onClick={register}>
          Add it
        </Button>
      }
    >
      <code className="break-all font-mono text-sm">{redirectUri}</code> Only addresses that are registered get an
      answer. You can take it off again in the settings.
    </Notice>
  );
}
