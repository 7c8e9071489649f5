"use client";

import { useRouter } from "next/navigation";
import { removeBrandLogo, setBrandLogo, type VersionedSettings } from "@/lib/contracts/settings";
import { useChange } from "@/lib/hooks/use-call";
import { BrandMark } from "@/lib/ui/brand-mark";
import { LogoField } from "@/lib/ui/logo-field";
import { adminSettingsWords } from "@/words/admin-settings";

/** The operator's logo, which stands wherever ours does. */
export function BrandLogoField({ settings }: { settings: VersionedSettings }) {
  const router = useRouter();
  const upload = useChange(setBrandLogo);
  const remove = useChange(removeBrandLogo);
  // The head of every page is drawn by the server.
  const shown = (change: Promise<unknown>) => change.then(() => router.refresh());
  return (
    <LogoField
      words={adminSettingsWords.logo}
      preview={
        <span className="grid size-16 place-items-center rounded-lg border border-hairline bg-paper">
          <BrandMark className="size-12" />
        </span>
      }
      present={settings.brandLogo !== null}
      upload={{
        mutateAsync: (picture) => shown(upload.mutateAsync({ body: { picture } })),
        isPending: upload.isPending,
      }}
      remove={{ mutateAsync: () => shown(remove.mutateAsync({})), isPending: remove.isPending }}
    />
  );
}
