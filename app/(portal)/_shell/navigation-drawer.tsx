"use client";

import { Menu, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Button } from "@/lib/ui/button";
import { shellWords } from "@/words/shell";
import { Navigation } from "./navigation";

const words = shellWords.navigationDrawer;

/** The navigation on phones and small windows. */
export function NavigationDrawer({ admin }: { admin: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button variant="ghost" size="icon" aria-label={words.openNavigation} className="-ml-2 lg:hidden">
          <Menu aria-hidden="true" />
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-40 grid w-72 max-w-[85vw] animate-slide content-start gap-4 overflow-y-auto border-hairline border-r bg-raised p-4"
        >
          <div className="flex items-center justify-between pl-2.5">
            <Dialog.Title className="font-semibold text-lg">{words.places}</Dialog.Title>
            <Dialog.Close asChild>
              <Button variant="ghost" size="icon" aria-label={words.closeNavigation}>
                <X aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          <Navigation admin={admin} onGo={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
