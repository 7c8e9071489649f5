"use client";

import { toast } from "sonner";
import type { App } from "@/lib/contracts/apps";
import { useUpdateApp } from "@/lib/hooks/use-app";
import { checkRedirectUri } from "@/lib/oauth/redirect-uri";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { playgroundWords } from "@/words/playground";

const words = playgroundWords.redirectUri;

/** Offers to register the playground's own address, without which nobody can be sent back to it. */
export function RedirectUriNotice({ app, redirectUri }: { app: App; redirectUri: string }) {
  const update = useUpdateApp();
  const refused = checkRedirectUri(redirectUri, "any");
  if (refused) {
    return (
      <Notice tone="warn" title={words.unusable}>
        {words.unusableText(refused)}
      </Notice>
    );
  }
  // Awaited rather than called back: once it is registered this notice is gone, and its callbacks with it.
  const register = async () => {
    try {
      await update.mutateAsync({ params: { id: app.id }, body: { redirectUris: [...app.redirectUris, redirectUri] } });
      toast.success(words.added);
    } catch (error) {
      toast.error(words.notAdded, { description: errorText(error) });
    }
  };
  return (
    <Notice
      tone="warn"
      title={words.missing}
      action={
        <Button variant="secondary" size="sm" pending={update.isPending} onClick={register}>
          {words.add}
        </Button>
      }
    >
      {words.missingText(<code className="break-all font-mono text-sm">{redirectUri}</code>)}
    </Notice>
  );
}
