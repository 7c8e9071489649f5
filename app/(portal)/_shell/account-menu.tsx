"use client";

import { LogOut, Settings2 } from "lucide-react";
import { Avatar } from "@/lib/ui/avatar";
import { Link } from "@/lib/ui/link";
import { Menu, MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { commonWords } from "@/words/common";
import { shellWords } from "@/words/shell";
import { useSignOut } from "./use-sign-out";

const words = shellWords.accountMenu;

/** Who is signed in, and the way out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const signOut = useSignOut();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={words.getAccount(name)}
          className="grid size-9 place-items-center rounded-full transition-colors hover:bg-hover"
        >
          <Avatar name={name} className="size-7" />
        </button>
      }
    >
      <div className="grid max-w-64 px-2.5 py-2">
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-muted text-sm">{email}</span>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/settings">
          <Settings2 aria-hidden="true" />
          {commonWords.settings}
        </Link>
      </MenuItem>
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden="true" />
        {commonWords.signOut}
      </MenuItem>
    </Menu>
  );
}
