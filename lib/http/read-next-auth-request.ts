import { NextRequest } from "next/server";
import { ApiError } from "../api-error";
import { bodyForm, bodyText } from "../body";
import { JsonError, parseJson } from "../json";

/** What is sent to next-auth is a user name and a password. */
const LIMIT = 100_000;

function refuseControls(pairs: Iterable<[string, string]>): void {
  for (const [name, value] of pairs) {
    if (!/\p{Cc}/u.test(name + value)) continue;
    const message = "It must not hold control characters.";
    throw new ApiError("validation", `${name}: ${message}`, { details: [{ field: name, message }] });
  }
}

/**
 * A request as next-auth may have it: read whole and within bounds, in a form that it understands. It reads bodies of any
 * size, and fails where a text is not what it expects. Throws `ApiError`.
 */
export async function readNextAuthRequest(request: NextRequest): Promise<NextRequest> {
  refuseControls(request.nextUrl.searchParams);
  if (request.method !== "POST") return request;
  const { url, method, headers } = request;
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() === "application/json") {
    const text = await bodyText(request, LIMIT);
    try {
      parseJson(text);
    } catch (cause) {
      throw cause instanceof JsonError ? new ApiError("syntax", cause.message, { cause }) : cause;
    }
    return new NextRequest(url, { method, headers, body: text });
  }
  const form = await bodyForm(request, LIMIT);
  if (form.size > 0 && type.trim().toLowerCase() !== "application/x-www-form-urlencoded") {
    throw new ApiError(
      "unsupportedMediaType",
      "Send the body as application/x-www-form-urlencoded or application/json.",
    );
  }
  refuseControls(form);
  return new NextRequest(url, { method, headers, body: String(form) });
}
