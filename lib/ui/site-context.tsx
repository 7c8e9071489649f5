"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { BrandLogo, Settings } from "../contracts/settings";

/** What every page knows of this installation. */
export interface Site {
  name: string;
  /** Base of every absolute URL, without a slash at the end. */
  baseUrl: string;
  /** The operator's own logo. */
  logo: BrandLogo | null;
  /** What a new password must be. */
  passwords: Settings["passwords"];
}

const Context = createContext<Site>({
  name: "Gatehouse",
  baseUrl: "",
  logo: null,
  passwords: { minLength: 8, refuseCommon: true, refuseOwn: true, kinds: [] },
});

export function SiteProvider({ site, children }: { site: Site; children: ReactNode }) {
  return <Context.Provider value={site}>{children}</Context.Provider>;
}

/** Name and base URL of this installation. */
export const useSite = (): Site => useContext(Context);
