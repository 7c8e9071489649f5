import { LOCALE } from "@/words/language";
import { timeWords as words } from "@/words/time";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DAY_FORMAT = { day: "numeric", month: "short", year: "numeric" } as const;
const EXACT_FORMAT = {
  ...DAY_FORMAT,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
} as const;

/** Moments as people of one time zone read them. */
export interface Times {
  /** A day: "21 Nov 2026". */
  formatDay: (moment: Date) => string;
  /** A moment to the second with its zone: "21 Nov 2026, 14:03:22 UTC". */
  formatExact: (moment: Date) => string;
  /**
   * How long ago or ahead, in the largest whole unit: "2 min ago", "in 3 days"; further than 30 days, the day. What was
   * is rounded down, what will be to the nearest: a key made for 3 days ends "in 3 days".
   */
  formatRelative: (moment: Date, now: Date) => string;
}

const known = new Map<string, Times>();

type Rounding = (value: number) => number;

function span(length: number, round: Rounding): string | null {
  if (length < MINUTE) return words.seconds(round(length / SECOND));
  if (length < HOUR) return words.minutes(round(length / MINUTE));
  if (length < DAY) return words.hours(round(length / HOUR));
  const days = round(length / DAY);
  return days <= 30 ? words.days(days) : null;
}

/** How moments read in a time zone, such as `Europe/Vienna`. */
export function timesIn(timeZone: string): Times {
  const before = known.get(timeZone);
  if (before) return before;
  const day = new Intl.DateTimeFormat(LOCALE, { ...DAY_FORMAT, timeZone });
  const exact = new Intl.DateTimeFormat(LOCALE, { ...EXACT_FORMAT, timeZone });
  const times: Times = {
    formatDay: (moment) => day.format(moment),
    formatExact: (moment) => exact.format(moment),
    formatRelative: (moment, now) => {
      const ago = now.getTime() - moment.getTime();
      if (Math.abs(ago) < 5 * SECOND) return words.justNow;
      const text = span(Math.abs(ago), ago > 0 ? Math.floor : Math.round);
      if (!text) return day.format(moment);
      return ago > 0 ? words.ago(text) : words.ahead(text);
    },
  };
  known.set(timeZone, times);
  return times;
}

/** A length of time in its units, exactly: "30 days", "1 h 30 min"; nothing for what is no length. */
export function formatLength(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return "";
  const length = seconds * SECOND;
  const units: [number, (count: number) => string][] = [
    [length / DAY, words.days],
    [(length % DAY) / HOUR, words.hours],
    [(length % HOUR) / MINUTE, words.minutes],
    [(length % MINUTE) / SECOND, words.seconds],
  ];
  return units.flatMap(([count, inWords]) => (count < 1 ? [] : inWords(Math.floor(count)))).join(" ");
}

/** Whether a moment lies within so many days from now. */
export function isWithinDays(moment: Date, days: number, now: Date): boolean {
  const ahead = moment.getTime() - now.getTime();
  return ahead > 0 && ahead <= days * DAY;
}

/** So many days from a moment. */
export const addDays = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY);
