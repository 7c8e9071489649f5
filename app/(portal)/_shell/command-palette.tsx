"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { shellWords } from "@/words/shell";

const loadDialog = () => import("./palette-dialog").then(({ PaletteDialog }) => ({ default: PaletteDialog }));
const PaletteDialog = lazy(loadDialog);

const words = shellWords.commandPalette;

const never = () => () => undefined;

/** The shortcut as this machine's keyboard has it. */
const useShortcut = () =>
  useSyncExternalStore(
    never,
    () => (/Mac|iP(?:hone|ad|od)/.test(navigator.userAgent) ? "⌘K" : words.shortcut),
    () => "",
  );

/** Search and commands: the button in the top bar, and ⌘K or Ctrl K anywhere. */
export function CommandPalette({ admin }: { admin: boolean }) {
  const [open, setOpen] = useState(false);
  const shortcut = useShortcut();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        className="flex h-9 items-center gap-2 rounded-lg text-muted transition-colors hover:text-ink max-sm:size-9 max-sm:justify-center sm:w-64 sm:border sm:border-control/55 sm:bg-surface sm:px-3 sm:hover:border-control"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="flex-1 text-left max-sm:sr-only">{words.searchOrJump}</span>
        <kbd className="font-sans text-xs max-sm:hidden">{shortcut}</kbd>
      </button>
      {open && (
        <Suspense>
          <PaletteDialog admin={admin} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
