"use client";

import { CircleHelp, FileJson, KeyRound, Signpost } from "lucide-react";
import Link from "next/link";
import { Button } from "@/lib/ui/button";
import { Menu, MenuItem } from "@/lib/ui/menu";

/** Where to read more. */
export function HelpMenu() {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label="Help" title="Help" className="text-muted hover:text-ink">
          <CircleHelp aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem asChild>
        <Link href="/#choose">
          <Signpost aria-hidden="true" />
          Which credential do I need?
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <a href="/.well-known/oauth-authorization-server">
          <FileJson aria-hidden="true" />
          Server metadata
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href="/.well-known/jwks.json">
          <KeyRound aria-hidden="true" />
          Public keys
        </a>
      </MenuItem>
    </Menu>
  );
}
