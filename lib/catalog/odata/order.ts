import { LIMITS } from "../limits";
import type { Order, Row } from "../plan";
import { SourceProblem } from "../source-problem";
import { readLeading } from "./expression";
import type { Setting } from "./reading";
import { type Piece, splitOutside, trimmed } from "./split";

/** Reads an `$orderby` (OData 4.01 part 2, 5.1.5). Throws `SourceProblem`. */
export function readOrder(setting: Setting, piece: Piece, row: Row): Order[] {
  const items = splitOutside(piece, ",").map(trimmed);
  if (items.length > LIMITS.order) {
    throw new SourceProblem("meaning", `A list can be sorted by at most ${LIMITS.order} fields.`, piece.at);
  }
  return items.map((item) => {
    const { expression, reader } = readLeading(setting, item, row);
    const word = reader.peek();
    const direction = word.kind === "name" ? word.text.toLowerCase() : "";
    if (direction === "asc" || direction === "desc") reader.take();
    reader.end();
    return { expression, descending: direction === "desc" };
  });
}
