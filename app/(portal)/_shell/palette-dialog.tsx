"use client";

import { Command } from "cmdk";
import { LogOut, type LucideIcon, Plus, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { INVENTORY_KINDS } from "@/lib/contracts/inventory";
import { useInventory } from "@/lib/hooks/use-inventory";
import { THEME_CHOICES, useTheme } from "@/lib/ui/theme-menu";
import { commonWords } from "@/words/common";
import { shellWords } from "@/words/shell";
import { getCredentials, KIND_WORDS } from "../inventory/inventory-words";
import { placesFor } from "./places";
import { useSignOut } from "./use-sign-out";

const words = shellWords.commandPalette;

interface Item {
  label: string;
  icon: LucideIcon;
  /** Tells items of the same name apart. */
  id?: string;
  run: () => void;
}

function Group({ title, items }: { title: string; items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <Command.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {items.map(({ label, id, icon: Icon, run }) => (
        <Command.Item
          key={id ?? label}
          value={id ? `${label} ${id}` : label}
          onSelect={run}
          className="flex h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-hover"
        >
          <Icon aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate">{label}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function Commands({ admin, close }: { admin: boolean; close: () => void }) {
  const router = useRouter();
  const { choose } = useTheme();
  const signOut = useSignOut();
  const credentials = getCredentials(useInventory().data?.data ?? []);
  const places = placesFor({ admin }).flatMap((group) => group.places);
  const thenClose = (run: () => void) => () => {
    close();
    run();
  };
  const go = (href: string) => thenClose(() => router.push(href));

  return (
    <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto px-2 pb-2">
      <Command.Empty className="px-2.5 py-8 text-center text-muted">{words.nothingFound}</Command.Empty>
      <Group title={words.goTo} items={places.map(({ href, label, icon }) => ({ label, icon, run: go(href) }))} />
      <Group
        title={words.create}
        items={places.flatMap(({ href, create }) =>
          create ? [{ label: create, icon: Plus, run: go(`${href}/new`) }] : [],
        )}
      />
      {INVENTORY_KINDS.map((kind) => {
        const { many, icon, href } = KIND_WORDS[kind];
        const items = credentials.filter((each) => each.kind === kind);
        return (
          <Group
            key={kind}
            title={many}
            items={items.map((item) => ({
              label: item.name,
              id: item.id,
              icon,
              run: go(href?.(item) ?? "/inventory"),
            }))}
          />
        );
      })}
      <Group
        title={words.theme}
        items={THEME_CHOICES.map(({ value, label, icon }) => ({
          label: words.themeText(label.toLowerCase()),
          icon,
          run: thenClose(() => choose(value)),
        }))}
      />
      <Group title={words.account} items={[{ label: commonWords.signOut, icon: LogOut, run: thenClose(signOut) }]} />
    </Command.List>
  );
}

/** Search and commands, open until it is closed: a file of its own, since it is loaded when somebody first asks for it. */
export function PaletteDialog({ admin, close }: { admin: boolean; close: () => void }) {
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-32px)] max-w-[560px] -translate-x-1/2 animate-rise overflow-hidden rounded-xl border border-hairline bg-raised shadow-overlay"
        >
          <Dialog.Title className="sr-only">{words.searchAndCommands}</Dialog.Title>
          <Command loop label={words.searchAndCommands}>
            <div className="flex items-center gap-3 border-hairline border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <Command.Input
                placeholder={words.placeholder}
                className="h-12 w-full min-w-0 bg-transparent text-lg outline-none"
              />
            </div>
            <Commands admin={admin} close={close} />
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
