import { STATUS_CODES } from "node:http";

/** An answer in plain words to what never became a request, as bytes; the connection ends with it. */
export function rawAnswer(status: number, message: string, headers: Record<string, string> = {}): string {
  const body = `${message}\n`;
  const lines = Object.entries({
    ...headers,
    Date: new Date().toUTCString(),
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    Connection: "close",
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", body].join("\r\n");
}
