"use client";

import { useState } from "react";
import { Avatar } from "./avatar";
import { cn } from "./cn";

/**
 * The mark of an app: its logo, or its initials while it has none or it cannot be shown. No referrer goes with the
 * request, so the logo's host does not learn which page showed it.
 */
export function AppLogo({ name, logoUrl, className }: { name: string; logoUrl: string | null; className?: string }) {
  const [failed, setFailed] = useState<string | null>(null);
  if (!logoUrl || failed === logoUrl) return <Avatar square name={name} className={className ?? ""} />;
  return (
    // biome-ignore lint/performance/noImgElement: an optimiser would fetch any address that a stranger typed.
    <img
      src={logoUrl}
      alt=""
      referrerPolicy="no-referrer"
      loading="lazy"
      onError={() => setFailed(logoUrl)}
      className={cn("size-8 shrink-0 rounded-lg border border-hairline bg-surface object-contain", className)}
    />
  );
}
