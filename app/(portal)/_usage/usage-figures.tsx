"use client";

import type { Usage, UsagePeriod, UsagePoint } from "@/lib/contracts/usage";
import { Card } from "@/lib/ui/card";
import { useTimes } from "@/lib/ui/use-times";
import { LOCALE } from "@/words/language";
import { usageWords } from "@/words/usage";
import { SERIES } from "./series";
import { UsageChart } from "./usage-chart";

const words = usageWords.figures;

const number = new Intl.NumberFormat(LOCALE);

function Figure({ label, detail, value, colour }: { label: string; detail: string; value: string; colour?: string }) {
  return (
    <div className="grid gap-0.5">
      <dt className="flex items-center gap-1.5 text-muted text-sm">
        {colour && (
          <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2">
            <circle cx="4" cy="4" r="4" fill={colour} />
          </svg>
        )}
        {label} <span className="text-xs">{detail}</span>
      </dt>
      <dd className="tabular font-semibold text-xl">{value}</dd>
    </div>
  );
}

function FiguresTable({ points }: { points: readonly UsagePoint[] }) {
  const { formatExact } = useTimes();
  return (
    <table>
      <caption>{words.callsOverTime}</caption>
      <thead>
        <tr>
          <th scope="col">{words.from}</th>
          {SERIES.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.start}>
            <th scope="row">{formatExact(new Date(point.start))}</th>
            {SERIES.map(({ key }) => (
              <td key={key}>{point[key]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The figures of a period and their chart; "no calls yet" rather than a flat line. */
export function UsageFigures({ usage, period }: { usage: Usage; period: UsagePeriod }) {
  const { total, points } = usage;
  const calls = total.succeeded + total.refused + total.failed;
  if (calls === 0) {
    return <Card className="p-6 text-muted">{words.empty}</Card>;
  }
  return (
    <Card className="relative grid gap-5 p-4 sm:p-5">
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {SERIES.map(({ key, label, detail, colour }) => (
          <Figure key={key} label={label} detail={detail} value={number.format(total[key])} colour={colour} />
        ))}
        <Figure
          label={words.averageTime}
          detail=""
          value={words.ms(number.format(Math.round(total.milliseconds / calls)))}
        />
      </dl>
      <UsageChart period={period} points={points} />
      {/* A table is as wide as its words, whatever its own width says: only a box around it hides it whole. */}
      <div className="sr-only">
        <FiguresTable points={points} />
      </div>
    </Card>
  );
}
