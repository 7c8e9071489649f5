import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { knownScopes } from "../../db/queries/roles";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { openTelemetry } from "./open-telemetry";

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** The spans that a collector was sent. */
const sent: SentSpan[] = [];
const collector = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on("end", () => {
    const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
    sent.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
});
let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await system.close();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = undefined;
  collector.close();
});

const THEIRS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

function exchange(url: string) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url });
  request.headers.traceparent = THEIRS;
  return { request, response: new ServerResponse(request) };
}

it("a request is a span without its address, and what it calls is told of it; only a proxy of ours says which trace", async () => {
  const tracing = openTelemetry("1.2.3", pino({ level: "silent" }));
  const told: (string | undefined)[] = [];
  for (const proxied of [true, false]) {
    const { request, response } = exchange("/orders/17?key=secret");
    const traced = { request, response, requestId: "req_1", proxied, getRoute: () => "/orders/{id}" };
    await tracing.serve(traced, async () => {
      await tracing.call({
        ...{ name: "upstream", method: "GET", server: "orders.example" },
        async work({ traceparent }) {
          told.push(traceparent);
          return { status: 200 };
        },
      });
    });
    response.emit("close");
  }
  await tracing.stop();
  const [firstCall, first, secondCall, second] = sent;
  const attributes = ({ attributes: all }: SentSpan) => Object.fromEntries(all.map(({ key, value }) => [key, value]));
  expect(sent.map(({ name, kind }) => [name, kind])).toEqual([
    ["GET upstream", 3],
    ["GET /orders/{id}", 2],
    ["GET upstream", 3],
    ["GET /orders/{id}", 2],
  ]);
  expect(first).toMatchObject({ traceId: THEIRS.slice(3, 35), parentSpanId: THEIRS.slice(36, 52) });
  expect(second?.traceId).not.toBe(first?.traceId);
  expect(second?.parentSpanId ?? "").toBe("");
  expect(told).toEqual([firstCall, secondCall].map((span) => `00-${span?.traceId}-${span?.spanId}-01`));
  expect([firstCall?.parentSpanId, secondCall?.parentSpanId]).toEqual([first?.spanId, second?.spanId]);
  expect(first && attributes(first)).toEqual({
    "http.request.method": { stringValue: "GET" },
    "gatehouse.request_id": { stringValue: "req_1" },
    "http.route": { stringValue: "/orders/{id}" },
    "http.response.status_code": { intValue: 200 },
  });
});

it("a statement is a span of the request that it is for, and no values are in it; others are not told of", async () => {
  sent.length = 0;
  const tracing = openTelemetry("1.2.3", pino({ level: "silent" }));
  const { db } = system.runtime;
  db.follow(tracing.statement);
  await knownScopes(db, ["products:read"]);
  const { request, response } = exchange("/");
  const traced = { request, response, requestId: "req_1", proxied: false, getRoute: () => "/" };
  await tracing.serve(traced, async () => {
    await db.all("select id from users where username = $1", ["secret-name"]);
    const failing = db.transaction(async (tx) => {
      await knownScopes(tx, ["products:read"]);
      await tx.all("insert into nowhere values ($1)", ["secret"]);
    });
    await expect(failing).rejects.toThrow();
  });
  response.emit("close");
  await tracing.stop();
  const asked = sent.find(({ kind }) => kind === 2);
  const statements = sent.filter((span) => span !== asked);
  expect(statements.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual(
    ["SELECT users", "SELECT scopes", "INSERT nowhere"].map((name) => [name, asked?.spanId]),
  );
  expect(statements.map(({ attributes }) => attributes.map(({ key }) => key))).toEqual([
    ["db.system.name", "db.query.text"],
    ["db.system.name", "db.query.text"],
    ["db.system.name", "db.query.text", "db.response.status_code"],
  ]);
  expect(JSON.stringify(sent)).not.toContain("secret");
});
