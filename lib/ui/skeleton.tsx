import { uiWords } from "@/words/ui";
import { cn } from "./cn";

const words = uiWords.skeleton;

/** A place that is about to be filled. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block animate-pulse rounded-md bg-hover", className)} />;
}

/** Rows of a list that is being fetched. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  return (
    <div role="status" className="overflow-hidden rounded-lg border border-hairline bg-surface">
      <span className="sr-only">{words.loading}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-16 items-center gap-4 border-hairline border-b px-4 last:border-b-0">
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3.5 w-40 max-w-full" />
            <Skeleton className="h-3 w-56 max-w-full" />
          </div>
          <Skeleton className="hidden h-5 w-16 sm:block" />
          <Skeleton className="hidden h-3.5 w-20 md:block" />
        </div>
      ))}
    </div>
  );
}
