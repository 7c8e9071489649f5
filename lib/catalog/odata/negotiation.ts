import { ApiError } from "../../api-error";

/** How the answer is to be written. */
export interface ResponseFormat {
  /** `odata.metadata`: without control information, or with the least that is needed. */
  metadata: "none" | "minimal";
  /** Decimals as text (IEEE754Compatible). */
  decimalsAsText: boolean;
}

/** `Prefer` (RFC 7240; OData 4.01 part 1, 8.2.8). */
export interface Preferences {
  pageSize: number | null;
  returns: "minimal" | "representation" | null;
}

interface Range {
  type: string;
  parameters: ReadonlyMap<string, string>;
}

function readRanges(text: string): Range[] {
  return text.split(",").flatMap((part) => {
    const [type = "", ...rest] = part.split(";").map((piece) => piece.trim());
    const parameters = new Map<string, string>();
    for (const piece of rest) {
      const [name = "", value = ""] = piece.split("=", 2);
      parameters.set(
        name
          .trim()
          .toLowerCase()
          .replace(/^odata\./, ""),
        value
          .trim()
          .replace(/^"(.*)"$/, "$1")
          .toLowerCase(),
      );
    }
    return type ? [{ type: type.toLowerCase(), parameters }] : [];
  });
}

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";
const TEXT_TYPE = "text/plain";

/** What `$format` calls types for short, and what another name of one is (OData 4.01 part 2, 5.1.2.9). */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["json", JSON_TYPE],
  ["xml", XML_TYPE],
  ["text/xml", XML_TYPE],
]);

/** How closely a range names a type; 0 where it does not. */
function closeness({ type }: Range, wanted: string): number {
  const named = ALIASES.get(type) ?? type;
  if (named === wanted) return 3;
  if (named === `${wanted.split("/", 1)[0]}/*`) return 2;
  return named === "*/*" ? 1 : 0;
}

/** The range that decides on a type (RFC 9110 §12.5.1): the closest one, unless it says that the type is not wanted. */
function rangeFor(ranges: readonly Range[], type: string): Range | undefined {
  const [closest] = ranges
    .filter((range) => closeness(range, type) > 0)
    .toSorted((one, other) => closeness(other, type) - closeness(one, type));
  return closest && Number(closest.parameters.get("q") ?? 1) > 0 ? closest : undefined;
}

const ANY: Range = { type: "*/*", parameters: new Map() };

/** `$format` goes before `Accept`. */
function readAsked(request: Request, format: string | undefined): Range[] {
  const ranges = readRanges(format ?? request.headers.get("accept") ?? "");
  return ranges.length > 0 ? ranges : [ANY];
}

/** What an address answers with: a text at `$count` and `$value`, nothing where a write tells no more than that it is done. */
export type Answered = "data" | "text" | "nothing";

/**
 * How to write an answer, by what the address answers with. A list that names Atom and JSON gets JSON; who asks for JSON
 * alone gets the text of `$count` all the same, since clients ask so at every address. Throws
 * `ApiError("notAcceptable")`.
 */
export function negotiateFormat(request: Request, format: string | undefined, answered: Answered): ResponseFormat {
  const ranges = readAsked(request, format);
  const json = rangeFor(ranges, JSON_TYPE);
  const acceptable = json ?? (answered === "text" ? rangeFor(ranges, TEXT_TYPE) : undefined);
  if (!acceptable && answered !== "nothing") {
    const type = answered === "text" ? TEXT_TYPE : JSON_TYPE;
    throw new ApiError("notAcceptable", `This address answers in ${type}.`);
  }
  return {
    metadata: json?.parameters.get("metadata") === "none" ? "none" : "minimal",
    decimalsAsText: json?.parameters.get("ieee754compatible") === "true",
  };
}

/** Whether `$metadata` is wanted as JSON: it is XML unless that is asked for (CONTRACT §3.2). */
export function wantsJsonMetadata(request: Request, format: string | undefined): boolean {
  const ranges = readAsked(request, format);
  if (rangeFor(ranges, XML_TYPE)) return false;
  if (rangeFor(ranges, JSON_TYPE)) return true;
  throw new ApiError("notAcceptable", `The metadata is there as ${XML_TYPE} and ${JSON_TYPE}.`);
}

/** Reads `Prefer`; what is not understood is ignored, as RFC 7240 §2 wants. */
export function readPreferences(request: Request): Preferences {
  const text = request.headers.get("prefer") ?? "";
  const size = /(?:^|[,;\s])(?:odata\.)?maxpagesize=(\d{1,9})(?=$|[,;\s])/i.exec(text)?.[1];
  const returns = /(?:^|[,;\s])return=(minimal|representation)(?=$|[,;\s])/i.exec(text)?.[1]?.toLowerCase();
  return {
    pageSize: size !== undefined && Number(size) > 0 ? Number(size) : null,
    returns: returns === "minimal" || returns === "representation" ? returns : null,
  };
}
