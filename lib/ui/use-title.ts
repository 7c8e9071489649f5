import { useEffect } from "react";

/** Titles the page by what it shows, once that is known. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Gatehouse`;
  }, [title]);
}
