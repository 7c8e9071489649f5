import { usePathname, useSearchParams } from "next/navigation";

/** A value that stands in the address (`?name=`), so that it can be kept, sent and gone back to; "" where it does not. */
export function useAddressValue(name: string): [value: string, setValue: (value: string) => void] {
  const parameters = useSearchParams();
  const path = usePathname();
  // Next's router follows the history API; a navigation of its own would fetch the page again at each letter.
  const setValue = (next: string) => {
    const changed = new URLSearchParams(parameters);
    if (next) changed.set(name, next);
    else changed.delete(name);
    window.history.replaceState(null, "", changed.size > 0 ? `${path}?${changed}` : path);
  };
  return [parameters.get(name) ?? "", setValue];
}

/** The text filter of a list, `?q=` in the address. */
export const useFilter = () => useAddressValue("q");

/** Whether one of the texts holds what is looked for, whatever the case. */
export const matches = (looked: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => text.toLowerCase().includes(looked.trim().toLowerCase()));
