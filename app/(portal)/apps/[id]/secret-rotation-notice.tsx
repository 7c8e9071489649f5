"use client";

import type { App } from "@/lib/contracts/apps";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";

/** While two secrets work: whether the older one is still in use, and so whether it can be dropped. */
export function SecretRotationNotice({ secrets }: { secrets: App["secrets"] }) {
  const [older, newer] = secrets;
  if (!older || !newer) return null;
  const oldUse = older.lastUsedAt !== null && older.lastUsedAt > newer.createdAt ? older.lastUsedAt : null;
  if (oldUse) {
    return (
      <Notice tone="warn" title={`The secret ending in ${older.hint} is still in use`}>
        Something sent it <RelativeTime at={oldUse} />, after the new one was made. Drop it when this no longer changes.
      </Notice>
    );
  }
  return newer.lastUsedAt ? (
    <Notice tone="good" title={`The secret ending in ${older.hint} is no longer in use`}>
      Nothing has sent it since the new one was made, and the new one has been used. It can be dropped.
    </Notice>
  ) : (
    <Notice title="The new secret has not been used yet">
      Put it in place. Here you see when the one ending in {older.hint} is no longer in use.
    </Notice>
  );
}
