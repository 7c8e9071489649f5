"use client";

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { UsagePeriod, UsagePoint } from "@/lib/contracts/usage";
import { LOCALE } from "@/words/language";
import { SERIES } from "./series";

const hour = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });
const dayAndHour = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

const axisWords: Record<UsagePeriod, Intl.DateTimeFormat> = { day: hour, week: day, month: day };

const tick = { fill: "var(--muted)", fontSize: 12 };

/** The points that begin another hour or day in words, so that no label stands twice. */
function toTicks(points: readonly UsagePoint[], words: Intl.DateTimeFormat): string[] {
  const labels = points.map(({ start }) => words.format(new Date(start)));
  return points.flatMap(({ start }, index) => (labels[index] === labels[index - 1] ? [] : [start]));
}

/**
 * Calls over time by how they were answered. Not stacked: where nothing was refused, the line of what was refused would run
 * along the top of what succeeded. Its figures stand in a table beside it.
 */
export function UsageChart({ period, points }: { period: UsagePeriod; points: readonly UsagePoint[] }) {
  const words = axisWords[period];
  // A series without calls would draw its line along the axis, as if that meant something.
  const drawn = SERIES.filter(({ key }) => points.some((point) => point[key] > 0));
  return (
    <div aria-hidden="true" className="h-56 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: -12 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis
            dataKey="start"
            tickFormatter={(start: string) => words.format(new Date(start))}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: "var(--hairline)" }}
            ticks={toTicks(points, words)}
            minTickGap={24}
          />
          <YAxis
            allowDecimals={false}
            tickFormatter={(calls: number) => calls.toLocaleString(LOCALE)}
            tick={tick}
            tickLine={false}
            axisLine={false}
            width={52}
          />
          <Tooltip
            labelFormatter={(start) => dayAndHour.format(new Date(String(start)))}
            contentStyle={{
              background: "var(--raised)",
              border: "1px solid var(--hairline)",
              borderRadius: 8,
              fontSize: 13,
            }}
            labelStyle={{ color: "var(--muted)" }}
            itemStyle={{ color: "var(--ink)" }}
            isAnimationActive={false}
          />
          {drawn.map(({ key, label, colour }) => (
            <Area
              key={key}
              dataKey={key}
              name={label}
              type="monotone"
              stroke={colour}
              strokeWidth={1.75}
              fill={colour}
              fillOpacity={0.14}
              isAnimationActive={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
