"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { Toaster as Sonner } from "sonner";
import { uiWords } from "@/words/ui";

/** Where short messages appear; they are read out as they come. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      // Above a dialog, below an open menu: what somebody is about to choose is not covered by what has happened.
      style={{ zIndex: 45 }}
      containerAriaLabel={uiWords.messages}
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-[18px] text-good" />,
        error: <TriangleAlert aria-hidden="true" className="size-[18px] text-bad" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start font-sans gap-3 rounded-lg border border-hairline bg-raised p-3.5 text-base text-ink shadow-overlay",
          title: "font-medium",
          description: "text-muted",
          content: "grid min-w-0 flex-1 gap-0.5",
          icon: "mt-0.5",
        },
      }}
    />
  );
}
