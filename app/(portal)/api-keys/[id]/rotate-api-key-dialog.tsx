"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ApiKey } from "@/lib/contracts/api-keys";
import { OVERLAPS } from "@/lib/contracts/held";
import { useRotateApiKey } from "@/lib/hooks/use-api-keys";
import { Button } from "@/lib/ui/button";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Notice } from "@/lib/ui/notice";
import { useNow } from "@/lib/ui/relative-time";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { Select } from "@/lib/ui/select";
import { useSite } from "@/lib/ui/site-context";
import { formatExact } from "@/lib/ui/time";
import { shownApiKey } from "../_parts/shown-api-key";

const OVERLAP_WORDS: Readonly<Record<(typeof OVERLAPS)[number], string>> = {
  0: "Stops at once",
  3600: "Works for 1 more hour",
  86400: "Works for 24 more hours",
  604800: "Works for 7 more days",
};

const A_DAY = 86_400;

/** Replaces a key by a new one, both good for a while, so that nothing has to stop. */
export function RotateApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const router = useRouter();
  const now = useNow();
  const { baseUrl } = useSite();
  const rotate = useRotateApiKey(apiKey.id);
  const [overlap, setOverlap] = useState<number>(A_DAY);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  if (made) return <SecretOnceDialog secret={made.secret} onStored={() => router.push(`/api-keys/${made.id}`)} />;

  const end = new Date(now.getTime() + overlap * 1000);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Rotate “${apiKey.name}”`}
      description="You get a new key with the same name, scopes, addresses and expiry."
    >
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          rotate.mutate(
            { overlapSeconds: overlap },
            { onSuccess: ({ id, key }) => setMade({ id, secret: shownApiKey(key, baseUrl) }) },
          );
        }}
      >
        <Field
          label="The old key"
          hint={
            overlap === 0
              ? "Whatever still uses it is refused from its next call on."
              : `Put the new key in place before ${formatExact(end)}.`
          }
        >
          {(control) => (
            <Select {...control} value={overlap} onChange={(event) => setOverlap(Number(event.target.value))}>
              {OVERLAPS.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {OVERLAP_WORDS[seconds]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {rotate.error && (
          <Notice tone="bad" role="alert">
            {errorText(rotate.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" pending={rotate.isPending}>
            Rotate API key
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
