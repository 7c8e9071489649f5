"use client";

import { useSyncExternalStore } from "react";
import { type Times, timesIn } from "./time";

const never = () => () => undefined;
const getTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const whileDrawnByServer = () => "UTC";

/** The reader's time zone; UTC while the server draws the page, which cannot know it. */
export const useTimeZone = (): string => useSyncExternalStore(never, getTimeZone, whileDrawnByServer);

/** How moments read where the reader is. */
export const useTimes = (): Times => timesIn(useTimeZone());
