import { Td, Th } from "@/lib/ui/table";
import { LOCALE } from "@/words/language";
import { usageWords } from "@/words/usage";

const words = usageWords.line;

const WIDTH = 56;
const HEIGHT = 18;

/** A line through the figures, as points of an SVG; its highest touches the top. */
function pointsOf(calls: readonly number[]): string {
  const most = Math.max(...calls, 1);
  const step = WIDTH / Math.max(calls.length - 1, 1);
  return calls.map((count, day) => `${day * step},${HEIGHT - 1 - (count / most) * (HEIGHT - 2)}`).join(" ");
}

/** The head of the column that tells how much each row of a list is used. */
export const UsageLineHead = () => <Th className="max-lg:hidden">{words.header}</Th>;

/** Calls of seven days as a small line with their sum, in a cell; empty until it is known, in words where there are none. */
export function UsageLineCell({
  id,
  lines,
}: {
  id: string;
  lines: ReadonlyMap<string, readonly number[]> | undefined;
}) {
  return (
    <Td className="tabular whitespace-nowrap max-lg:hidden">{lines && <UsageLine calls={lines.get(id) ?? []} />}</Td>
  );
}

function UsageLine({ calls }: { calls: readonly number[] }) {
  const total = calls.reduce((sum, count) => sum + count, 0);
  if (total === 0) return <span className="text-muted">{words.none}</span>;
  const points = pointsOf(calls);
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
