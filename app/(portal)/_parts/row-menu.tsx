"use client";

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/lib/ui/button";
import { Menu } from "@/lib/ui/menu";
import { partsWords } from "@/words/parts";

const words = partsWords.rowMenu;

/** What can be done to a row, behind three dots. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="iconSm" aria-label={words.actionsFor(name)}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
