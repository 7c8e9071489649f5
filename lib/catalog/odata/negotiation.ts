import { ApiError } from "../../api-error";

/** How the answer is to be written. */
export interface Manner {
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

const isJson = ({ type }: Range) => ["application/json", "application/*", "*/*", "json"].includes(type);

const asked = (request: Request, format: string | undefined): Range[] =>
  readRanges(format ?? request.headers.get("accept") ?? "*/*");

/**
 * How to write data. `$format` goes before `Accept`; a list that names Atom and JSON gets JSON. Throws
 * `ApiError("notAcceptable")` where no kind of JSON is among them.
 */
export function dataManner(request: Request, format: string | undefined): Manner {
  const ranges = asked(request, format);
  const range = ranges.find(isJson);
  if (!range && ranges.length > 0) throw new ApiError("notAcceptable", "This service answers in application/json.");
  return {
    metadata: range?.parameters.get("metadata") === "none" ? "none" : "minimal",
    decimalsAsText: range?.parameters.get("ieee754compatible") === "true",
  };
}

/** Whether `$metadata` is wanted as JSON: it is XML unless that is asked for (CONTRACT §3.2). */
export function wantsJsonMetadata(request: Request, format: string | undefined): boolean {
  const ranges = asked(request, format);
  const isXml = ({ type }: Range) => /^(application\/xml|application\/\*|text\/xml|\*\/\*|xml)$/.test(type);
  if (ranges.some(isXml) || ranges.length === 0) return false;
  if (ranges.some(isJson)) return true;
  throw new ApiError("notAcceptable", "The metadata is there as application/xml and application/json.");
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
