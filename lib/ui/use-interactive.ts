"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page takes input yet. What is typed into the first HTML before that would be lost. */
export const useInteractive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
