"use client";

import { BookOpen, CircleHelp, FileJson, KeyRound, Signpost } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { Menu, MenuItem } from "@/lib/ui/menu";
import { shellWords } from "@/words/shell";
import { getHelpPage } from "./places";

const words = shellWords.helpMenu;

/** Where to read more. */
export function HelpMenu() {
  const path = usePathname();
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={words.help}
          title={words.help}
          className="text-muted hover:text-ink"
        >
          <CircleHelp aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem asChild>
        <Link href={getHelpPage(path)}>
          <BookOpen aria-hidden="true" />
          {words.help}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/#choose">
          <Signpost aria-hidden="true" />
          {words.whichCredential}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <a href="/.well-known/oauth-authorization-server">
          <FileJson aria-hidden="true" />
          {words.serverMetadata}
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href="/.well-known/jwks.json">
          <KeyRound aria-hidden="true" />
          {words.publicKeys}
        </a>
      </MenuItem>
    </Menu>
  );
}
