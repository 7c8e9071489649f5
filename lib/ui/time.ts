import { LOCALE } from "@/words/language";
import { timeWords as words } from "@/words/time";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayFormat = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const exactFormat = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** A day as people read it: "21 Nov 2026", in the reader's time zone. */
export const formatDay = (moment: Date): string => dayFormat.format(moment);

/** A moment to the second with its zone: "21 Nov 2026, 14:03:22 UTC". */
export const formatExact = (moment: Date): string => exactFormat.format(moment);

type Rounding = (value: number) => number;

function span(length: number, round: Rounding): string | null {
  if (length < MINUTE) return words.seconds(round(length / SECOND));
  if (length < HOUR) return words.minutes(round(length / MINUTE));
  if (length < DAY) return words.hours(round(length / HOUR));
  const days = round(length / DAY);
  return days <= 30 ? words.days(days) : null;
}

/**
 * How long ago or ahead, in the largest whole unit: "2 min ago", "in 3 days"; further than 30 days, the day. What was is
 * rounded down, what will be to the nearest: a key made for 3 days ends "in 3 days".
 */
export function formatRelative(moment: Date, now: Date): string {
  const ago = now.getTime() - moment.getTime();
  if (Math.abs(ago) < 5 * SECOND) return words.justNow;
  const text = span(Math.abs(ago), ago > 0 ? Math.floor : Math.round);
  if (!text) return formatDay(moment);
  return ago > 0 ? words.ago(text) : words.ahead(text);
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
