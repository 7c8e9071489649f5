import { useLayoutEffect } from "react";
import { useSite } from "./site-context";

/**
 * Titles the page by what it shows, once that is known. The title of the page's metadata may be streamed after that, and
 * must not win: so it is watched for as long as this is shown.
 */
export function useTitle(title: string): void {
  const { name } = useSite();
  useLayoutEffect(() => {
    const wanted = `${title} · ${name}`;
    const set = () => {
      if (document.title !== wanted) document.title = wanted;
    };
    set();
    const observer = new MutationObserver(set);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [title, name]);
}
