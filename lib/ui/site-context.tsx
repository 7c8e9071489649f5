"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What every page knows of this installation. */
export interface Site {
  name: string;
  /** Base of every absolute URL, without a slash at the end. */
  baseUrl: string;
}

const Context = createContext<Site>({ name: "Gatehouse", baseUrl: "" });

export function SiteProvider({ site, children }: { site: Site; children: ReactNode }) {
  return <Context.Provider value={site}>{children}</Context.Provider>;
}

/** Name and base URL of this installation. */
export const useSite = (): Site => useContext(Context);
