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
import { commonWords } from "@/words/common";
import { heldWords } from "@/words/held";
import { type HeldKind, shownOnce } from "./held-kind";

const words = heldWords.rotateHeld;

const OVERLAP_WORDS: Readonly<Record<(typeof OVERLAPS)[number], string>> = {
  0: words.oldAtOnce,
  3600: words.oldForAnHour,
  86400: words.oldForADay,
  604800: words.oldForAWeek,
};

const A_DAY = 86_400;

function likeIt(kind: HeldKind): string {
  return kind.reach === "whole" ? words.likeWhole : words.likeNarrowed;
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
      title={words.title(held.name)}
      description={words.description(kind.short, likeIt(kind))}
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
          label={words.oldOne(kind.short)}
          hint={overlap === 0 ? words.refusedAtOnce : words.putInPlaceBefore(kind.short, formatExact(end))}
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
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={rotate.isPending}>
            {words.rotate(kind.noun)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
