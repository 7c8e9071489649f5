import { METHODS } from "../http/handler";
import { rawAnswer } from "./raw-answer";

/** What Node says of bytes that are no request. */
export type ClientError = Error & { code?: string; rawPacket?: Buffer };

/** What is a request but for its method, which Node's parser does not know (RFC 9110 §9.1 has any token). */
const REQUEST_LINE = /^[!#$%&'*+.^`|~\w-]{1,40} [!-~]+ HTTP\/1\.[01]\r?\n/;

const CLIENT_ERRORS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time."],
  HPE_HEADER_OVERFLOW: [431, "The headers of the request are too large."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The extensions of the body's chunks are too large."],
};

/** The answer, as bytes, to what never became a request. */
export function clientErrorAnswer({ code = "", rawPacket }: ClientError): string {
  if (code === "HPE_INVALID_METHOD" && REQUEST_LINE.test(rawPacket?.toString("latin1") ?? "")) {
    const headers = { Allow: METHODS.join(", ") };
    return rawAnswer(405, `This server knows the methods ${headers.Allow}.`, headers);
  }
  const [status, message] = CLIENT_ERRORS[code] ?? [400, "This is not a request that can be understood."];
  return rawAnswer(status, message);
}
