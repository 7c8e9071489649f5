import { usePathname, useSearchParams } from "next/navigation";

/** A text filter that stands in the address (`?q=`), so that it can be kept, sent and gone back to. */
export function useFilter(): [value: string, setValue: (value: string) => void] {
  const value = useSearchParams().get("q") ?? "";
  const path = usePathname();
  // Next's router follows the history API; a navigation of its own would fetch the page again at each letter.
  const setValue = (next: string) =>
    window.history.replaceState(null, "", next ? `${path}?${new URLSearchParams({ q: next })}` : path);
  return [value, setValue];
}

/** Whether one of the texts holds what is looked for, whatever the case. */
export const matches = (looked: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => text.toLowerCase().includes(looked.trim().toLowerCase()));
