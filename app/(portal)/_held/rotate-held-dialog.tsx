"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { OVERLAPS } from "@/lib/contracts/held";
import type { Held } from "@/lib/hooks/held/held-api";
import { useRotateHeld } from "@/lib/hooks/held/use-held";
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
import { type HeldKind, shownOnce } from "./held-kind";

const OVERLAP_WORDS: Readonly<Record<(typeof OVERLAPS)[number], string>> = {
  0: "Stops at once",
  3600: "Works for 1 more hour",
  86400: "Works for 24 more hours",
  604800: "Works for 7 more days",
};

const A_DAY = 86_400;

function likeIt(kind: HeldKind): string {
  return kind.reach === "whole" ? "the same name, addresses and expiry" : "the same name, scopes, addresses and expiry";
}

/** Replaces a credential by a new one, both good for a while, so that nothing has to stop. */
export function RotateHeldDialog({ kind, held, onClose }: { kind: HeldKind; held: Held; onClose: () => void }) {
  const router = useRouter();
  const now = useNow();
  const { baseUrl } = useSite();
  const rotate = useRotateHeld(kind.api, held.id);
  const [overlap, setOverlap] = useState<number>(A_DAY);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  if (made) return <SecretOnceDialog secret={made.secret} onStored={() => router.push(`${kind.path}/${made.id}`)} />;

  const end = new Date(now.getTime() + overlap * 1000);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Rotate “${held.name}”`}
      description={`You get a new ${kind.short} with ${likeIt(kind)}.`}
    >
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          rotate.mutate(overlap, {
            onSuccess: (renewed) => setMade({ id: renewed.id, secret: shownOnce(kind, renewed, baseUrl) }),
          });
        }}
      >
        <Field
          label={`The old ${kind.short}`}
          hint={
            overlap === 0
              ? "Whatever still uses it is refused from its next call on."
              : `Put the new ${kind.short} in place before ${formatExact(end)}.`
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
            Rotate {kind.noun}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
