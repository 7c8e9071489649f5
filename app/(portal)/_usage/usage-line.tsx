import { useUsageLines } from "@/lib/hooks/use-usage";
import { LOCALE } from "@/words/language";
import { usageWords } from "@/words/usage";

const words = usageWords.line;

const WIDTH = 56;
const HEIGHT = 18;

/** A line through the figures, as points of an SVG; its highest touches the top. */
function toPoints(calls: readonly number[]): string {
  const most = Math.max(...calls, 1);
  const step = WIDTH / Math.max(calls.length - 1, 1);
  return calls.map((count, day) => `${day * step},${HEIGHT - 1 - (count / most) * (HEIGHT - 2)}`).join(" ");
}

/** Calls of seven days as a small line with their sum; empty until it is known, in words where there are none. */
function UsageLine({ id }: { id: string }) {
  const { data: lines } = useUsageLines();
  if (!lines) return null;
  const calls = lines.get(id) ?? [];
  const total = calls.reduce((sum, count) => sum + count, 0);
  if (total === 0) return <span className="text-muted">{words.none}</span>;
  const points = toPoints(calls);
  return (
    <span className="flex items-center gap-2">
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-[18px] w-14 shrink-0 text-accent">
        <polygon points={`0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} fill="currentColor" opacity="0.14" />
        <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      </svg>
      {total.toLocaleString(LOCALE)}
    </span>
  );
}

/** The column that tells how much each row of a list is used. */
export const usageColumn = {
  title: words.header,
  cell: ({ id }: { id: string }) => <UsageLine id={id} />,
  from: "lg",
  below: "nowhere",
} as const;
