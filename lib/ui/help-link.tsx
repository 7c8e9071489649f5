"use client";

import { CircleHelp } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { uiWords } from "@/words/ui";
import { Link } from "./link";

const words = uiWords.helpLink;

const Context = createContext<string | null>(null);

/** Says where the help for the pages inside stands. */
export function HelpProvider({ href, children }: { href: string; children: ReactNode }) {
  return <Context.Provider value={href}>{children}</Context.Provider>;
}

/** A link, at the end of a sentence, to the page of the help that explains where one is; nothing where no help is known. */
export function HelpLink() {
  const href = useContext(Context);
  if (!href) return null;
  return (
    <>
      {" "}
      <Link
        href={href}
        className="ml-2 whitespace-nowrap rounded-sm text-muted text-sm underline-offset-4 hover:text-ink hover:underline"
      >
        <CircleHelp aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
        {words.howItWorks}
      </Link>
    </>
  );
}
