"use client";

import type { App } from "@/lib/contracts/apps";
import { useRemoveAppLogo, useSetAppLogo } from "@/lib/hooks/use-apps";
import { AppLogo } from "@/lib/ui/app-logo";
import { LogoField } from "@/lib/ui/logo-field";
import { appsWords } from "@/words/apps";

/** The app's logo. */
export function AppLogoField({ app }: { app: App }) {
  const upload = useSetAppLogo(app.id);
  const remove = useRemoveAppLogo(app.id);
  return (
    <LogoField
      words={appsWords.logo}
      preview={<AppLogo name={app.name} logoUrl={app.logoUrl} className="size-16 text-xl" />}
      present={app.logoUrl !== null}
      upload={upload}
      remove={{ mutateAsync: () => remove.mutateAsync(), isPending: remove.isPending }}
    />
  );
}
