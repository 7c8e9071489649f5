"use client";

import { Button } from "@/lib/ui/button";
import { commonWords } from "@/words/common";

interface ShowMoreProps {
  children?: string;
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Fetches the next page of a long list. */
export function ShowMore({ pages, children = commonWords.showMore }: ShowMoreProps) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="secondary"
      className="mt-3 justify-self-start"
      pending={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
