"use client";

import { signIn } from "next-auth/react";
import { Button } from "@/lib/ui/button";
import { accountWords } from "@/words/account";

const words = accountWords.providerButtons;

/** Signing in through GitHub, Google or another provider that the operator has set up. */
export function ProviderButtons({
  providers,
  callbackUrl,
}: {
  providers: readonly { id: string; name: string }[];
  callbackUrl: string;
}) {
  if (providers.length === 0) return null;
  return (
    <div className="grid gap-2">
      {providers.map(({ id, name }) => (
        <Button key={id} variant="secondary" className="h-10" onClick={() => signIn(id, { callbackUrl })}>
          {words.continueWith(name)}
        </Button>
      ))}
      <p className="mt-2 flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">
        {words.or}
      </p>
    </div>
  );
}
