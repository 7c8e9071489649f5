import { expect, test } from "playwright/test";
import { baseUrl, newAccount } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { getStatuses, rawConnection } from "../fixtures/raw-http";

const head = (lines: string[]) => `${["POST /api/query HTTP/1.1", "Host: localhost", ...lines].join("\r\n")}\r\n\r\n`;

test("who expects 100-continue is refused before the body is sent, or told to send it", async () => {
  test.skip(process.env.TEST_LANE === "next", "Next reads what it is given: there a body is asked for at once");
  const body = JSON.stringify({ query: "products(limit: 1) { id }" });
  const about = ["Content-Type: application/json", `Content-Length: ${body.length}`, "Expect: 100-continue"];
  // The connection ends: what would come next on it may be the body, or another request.
  const stranger = rawConnection(baseUrl(), head(about));
  expect(getStatuses(await stranger.closed)).toEqual([401]);

  const { key } = await apiCaller(await newAccount(), ["read"]);
  const caller = rawConnection(baseUrl(), head([...about, `X-API-Key: ${key}`]));
  expect(getStatuses(await caller.until(/100 Continue/))).toEqual([100]);
  caller.socket.write(body);
  const answered = await caller.until(/"products"/);
  expect(getStatuses(answered)).toEqual([100, 200]);
  // A body that was asked for leaves a connection that goes on.
  caller.socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  expect(getStatuses(await caller.closed)).toEqual([100, 200, 200]);
});
