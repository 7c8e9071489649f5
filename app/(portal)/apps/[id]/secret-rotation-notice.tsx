"use client";

import type { App } from "@/lib/contracts/apps";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { appsWords } from "@/words/apps";

const words = appsWords.secretRotation;

/** While two secrets work: whether the older one is still in use, and so whether it can be dropped. */
export function SecretRotationNotice({ secrets }: { secrets: App["secrets"] }) {
  const [older, newer] = secrets;
  if (!older || !newer) return null;
  const oldUse = older.lastUsedAt !== null && older.lastUsedAt > newer.createdAt ? older.lastUsedAt : null;
  if (oldUse) {
    return (
      <Notice tone="warn" title={words.stillInUse(older.hint)}>
        {words.stillInUseText(<RelativeTime at={oldUse} />)}
      </Notice>
    );
  }
  return newer.lastUsedAt ? (
    <Notice tone="good" title={words.noLongerInUse(older.hint)}>
      {words.noLongerInUseText}
    </Notice>
  ) : (
    <Notice title={words.newNotUsed}>{words.newNotUsedText(older.hint)}</Notice>
  );
}
