import { plural } from "./plural";

/** How long ago or ahead something is. */
export const timeWords = {
  justNow: "just now",
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  days: (count: number) => plural(count, { one: "1 day", other: `${count} days` }),
  ago: (span: string) => `${span} ago`,
  ahead: (span: string) => `in ${span}`,
};
