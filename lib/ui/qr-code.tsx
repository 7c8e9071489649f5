import { encode } from "uqr";
import { cn } from "./cn";

/** Quiet modules around the code (ISO/IEC 18004): scanners want four. */
const MARGIN = 4;

/** A QR code as one SVG path. Black on white in the dark theme too: not every scanner reads it the other way round. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : "")))
    .join("");
  const side = size + 2 * MARGIN;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={cn("rounded-lg", className)}
    >
      <path d={`M0 0h${side}v${side}h-${side}z`} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}
