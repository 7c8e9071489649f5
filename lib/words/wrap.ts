import type { ReactNode } from "react";

/** Puts a part of a sentence into an element: a link, a name in mono. The sentence stays whole for whoever translates it. */
export type Wrap = (text: string) => ReactNode;
