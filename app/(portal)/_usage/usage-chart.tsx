"use client";

import { type PointerEvent, useState } from "react";
import type { UsagePeriod, UsagePoint } from "@/lib/contracts/usage";
import { useTimeZone } from "@/lib/ui/use-times";
import { LOCALE } from "@/words/language";
import { toLabelled, toLines, toPoints, toShare } from "./chart-scale";
import { SERIES } from "./series";

const HOUR = { hour: "2-digit", minute: "2-digit" } as const;
const DAY = { day: "numeric", month: "short" } as const;
const AXIS: Readonly<Record<UsagePeriod, Intl.DateTimeFormatOptions>> = { day: HOUR, week: DAY, month: DAY };

// The drawing itself is stretched to the width there is; texts and lines are not.
const HEIGHT = 192;
const TOP = 8;

const toHeight = (share: number) => TOP + HEIGHT * (1 - share);
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

function Scale({ lines, top }: { lines: readonly number[]; top: number }) {
  return (
    <svg aria-hidden="true" className="h-56 w-11 shrink-0 fill-muted text-xs">
      {lines.map((line) => (
        <text key={line} x="36" y={toHeight(line / top)} dy="0.32em" textAnchor="end" className="tabular">
          {line.toLocaleString(LOCALE)}
        </text>
      ))}
    </svg>
  );
}

interface LabelsProps {
  labels: readonly string[];
}

function Labels({ labels }: LabelsProps) {
  return toLabelled(labels).map((index, place) => (
    <text
      key={index}
      x={percent(toShare(index, labels.length))}
      y={HEIGHT + TOP + 20}
      textAnchor={index === 0 ? "start" : index === labels.length - 1 ? "end" : "middle"}
      className={place % 2 === 1 ? "fill-muted text-xs max-sm:hidden" : "fill-muted text-xs"}
    >
      {labels[index]}
    </text>
  ));
}

type Series = (typeof SERIES)[number];

function Area({
  points,
  top,
  series: { key, colour },
}: {
  points: readonly UsagePoint[];
  top: number;
  series: Series;
}) {
  const line = toPoints(
    points.map((point) => point[key]),
    top,
  );
  return (
    <>
      <polygon points={`0,1000 ${line} 1000,1000`} fill={colour} opacity="0.14" />
      <polyline
        points={line}
        fill="none"
        stroke={colour}
        strokeWidth="1.75"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}

/** What is read at the point under the pointer. */
function Reading({ point, share, moment }: { point: UsagePoint; share: number; moment: string }) {
  return (
    <div
      className="pointer-events-none absolute top-2 z-10 min-w-36 rounded-lg border border-hairline bg-raised px-3 py-2 text-sm shadow-sm"
      style={share < 0.5 ? { left: `calc(${percent(share)} + 12px)` } : { right: `calc(${percent(1 - share)} + 12px)` }}
    >
      <p className="text-muted">{moment}</p>
      {SERIES.filter(({ key }) => key === "succeeded" || point[key] > 0).map(({ key, label, colour }) => (
        <p key={key} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2">
            <circle cx="4" cy="4" r="4" fill={colour} />
          </svg>
          {label}
          <span className="tabular ml-auto pl-3 font-medium">{point[key].toLocaleString(LOCALE)}</span>
        </p>
      ))}
    </div>
  );
}

/**
 * Calls over time by how they were answered. Not stacked: where nothing was refused, the line of what was refused would run
 * along the top of what succeeded. Its figures stand in a table beside it.
 */
export function UsageChart({ period, points }: { period: UsagePeriod; points: readonly UsagePoint[] }) {
  const timeZone = useTimeZone();
  const [at, setAt] = useState<number | null>(null);
  const axis = new Intl.DateTimeFormat(LOCALE, { ...AXIS[period], timeZone });
  const exact = new Intl.DateTimeFormat(LOCALE, { ...DAY, ...HOUR, timeZone });
  // A series without calls would draw its line along the axis, as if that meant something.
  const drawn = SERIES.filter(({ key }) => points.some((point) => point[key] > 0));
  const lines = toLines(Math.max(0, ...drawn.flatMap(({ key }) => points.map((point) => point[key]))));
  const top = lines.at(-1) ?? 1;
  const read = at === null ? undefined : points[at];
  const share = toShare(at ?? 0, points.length);
  const look = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const along = Math.min(1, Math.max(0, (clientX - left) / width));
    setAt(Math.round(along * (points.length - 1)));
  };
  return (
    <div aria-hidden="true" className="flex h-56 w-full">
      <Scale lines={lines} top={top} />
      <div className="relative min-w-0 flex-1" onPointerMove={look} onPointerLeave={() => setAt(null)}>
        <svg aria-hidden="true" width="100%" height={HEIGHT + TOP + 24} className="overflow-visible">
          {lines.map((line) => (
            <line
              key={line}
              x1="0"
              x2="100%"
              y1={toHeight(line / top)}
              y2={toHeight(line / top)}
              stroke="var(--hairline)"
            />
          ))}
          <svg
            aria-hidden="true"
            y={TOP}
            width="100%"
            height={HEIGHT}
            viewBox="0 0 1000 1000"
            preserveAspectRatio="none"
            overflow="visible"
          >
            {drawn.map((series) => (
              <Area key={series.key} points={points} top={top} series={series} />
            ))}
          </svg>
          <Labels labels={points.map(({ start }) => axis.format(new Date(start)))} />
          {read && (
            <>
              <line x1={percent(share)} x2={percent(share)} y1={TOP} y2={HEIGHT + TOP} stroke="var(--control)" />
              {drawn.map(({ key, colour }) => (
                <circle key={key} cx={percent(share)} cy={toHeight(read[key] / top)} r="3.5" fill={colour} />
              ))}
            </>
          )}
        </svg>
        {read && <Reading point={read} share={share} moment={exact.format(new Date(read.start))} />}
      </div>
    </div>
  );
}
