"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { HelpProvider } from "@/lib/ui/help-link";
import { getHelpPage } from "./places";

/** Tells the head of each page where its place is explained. */
export function PlaceHelp({ children }: { children: ReactNode }) {
  return <HelpProvider href={getHelpPage(usePathname())}>{children}</HelpProvider>;
}
