"use client";

import { type App, removeAppLogo, setAppLogo } from "@/lib/contracts/apps";
import { useChange } from "@/lib/hooks/use-call";
import { AppLogo } from "@/lib/ui/app-logo";
import { LogoField } from "@/lib/ui/logo-field";
import { appsWords } from "@/words/apps";

/** The app's logo. */
export function AppLogoField({ app }: { app: App }) {
  const upload = useChange(setAppLogo);
  const remove = useChange(removeAppLogo);
  const params = { id: app.id };
  return (
    <LogoField
      words={appsWords.logo}
      preview={<AppLogo name={app.name} logoUrl={app.logoUrl} className="size-16 text-xl" />}
      present={app.logoUrl !== null}
      upload={{
        mutateAsync: (picture) => upload.mutateAsync({ params, body: { picture } }),
        isPending: upload.isPending,
      }}
      remove={{ mutateAsync: () => remove.mutateAsync({ params }), isPending: remove.isPending }}
    />
  );
}
