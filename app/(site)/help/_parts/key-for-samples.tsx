"use client";

import { KeyRound } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { useSite } from "@/lib/ui/site-context";
import { helpWords } from "@/words/help";
import { useSamples } from "./sample-provider";

const words = helpWords.keyForSamples;

/** Offers a key of the reader's own for the samples of the page. */
export function KeyForSamples() {
  const { baseUrl } = useSite();
  const path = usePathname();
  const { signedIn, key, makeKey, dropKey, pending, error } = useSamples();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-hairline bg-sunken px-4 py-3 text-base">
      <p role="status" className="min-w-0 text-muted">
        {key
          ? words.withKey(<code className="break-all font-mono text-ink text-sm">{key.prefix}…</code>)
          : words.withAddress(<code className="break-all font-mono text-ink text-sm">{baseUrl}</code>)}
      </p>
      {!signedIn && (
        <Link
          href={`/login?callbackUrl=${encodeURIComponent(path)}`}
          className="rounded-sm text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
        >
          {words.signIn}
        </Link>
      )}
      {signedIn && (
        <Button variant="secondary" size="sm" pending={pending} onClick={key ? dropKey : makeKey}>
          {!pending && !key && <KeyRound aria-hidden="true" />}
          {key ? words.revokeItNow : words.make}
        </Button>
      )}
      {error && (
        <p role="alert" className="basis-full text-bad text-sm">
          {errorText(error)}
        </p>
      )}
    </div>
  );
}
