import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Context,
  DiagLogLevel,
  defaultTextMapGetter,
  defaultTextMapSetter,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { Logger } from "pino";
import type { Follow } from "../../db/client";
import { databaseErrorCode } from "../../db/errors";
import type { Tracing } from "./tracing";

/** How long the end of the process waits for a collector to take the last spans. */
const LAST_WORD_MS = 2000;

/** Ends a span by the status of an answer; `null` where there was none. */
function endSpan(span: Span, status: number | null): void {
  if (status !== null) span.setAttribute("http.response.status_code", status);
  if (status === null || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** What a statement does, and the first table it names: the same for all of its kind. */
function summaryOf(statement: string): string {
  const verb = /\w+/.exec(statement)?.[0].toUpperCase() ?? "STATEMENT";
  const table = /\b(?:from|into|update)\s+(?:"?public"?\.)?"?(\w+)/i.exec(statement)?.[1];
  return table === undefined ? verb : `${verb} ${table}`;
}

/** As much of a statement as a span carries: what callers of the data APIs make up may be long. */
const STATEMENT_LENGTH = 2000;

/** A tracing with which the statements of a database can be followed too. */
export interface StatementTracing extends Tracing {
  /**
   * Runs a statement as a span of the request that it is for; others are not told of. Its values are not in it: every
   * statement has them as parameters.
   */
  statement: Follow;
}

/**
 * Follows requests with OpenTelemetry and sends their spans to `OTEL_EXPORTER_OTLP_ENDPOINT` (OTLP over HTTP); the other
 * `OTEL_` variables of its packages hold too. It is installed nowhere in the process: Next would find it, and write the
 * addresses of pages into spans, with the one-time links that stand in them.
 */
export function openTelemetry(version: string, log: Logger): StatementTracing {
  diag.setLogger(
    {
      error: (message) => log.warn({ said: message }, "traces could not be sent"),
      warn: () => undefined,
      info: () => undefined,
      debug: () => undefined,
      verbose: () => undefined,
    },
    DiagLogLevel.ERROR,
  );
  const ours = resourceFromAttributes({ "service.name": "gatehouse", "service.version": version });
  const provider = new BasicTracerProvider({
    // What the operator's variables say of it comes last.
    resource: defaultResource()
      .merge(ours)
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer("gatehouse", version);
  const propagator = new W3CTraceContextPropagator();
  const underway = new AsyncLocalStorage<Context>();

  return {
    serve({ request, response, requestId, proxied, getRoute }, answer) {
      // A stranger could else have all that they do recorded, and mix it into traces of others.
      const from = proxied ? propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter) : ROOT_CONTEXT;
      const { method = "GET" } = request;
      const attributes = { "http.request.method": method, "gatehouse.request_id": requestId };
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, from);
      response.once("close", () => {
        const route = getRoute();
        span.updateName(`${method} ${route}`);
        span.setAttribute("http.route", route);
        endSpan(span, response.statusCode);
      });
      return underway.run(trace.setSpan(from, span), answer);
    },
    async call({ name, method, server, work }) {
      const from = underway.getStore() ?? ROOT_CONTEXT;
      const attributes = { "http.request.method": method, "server.address": server };
      const span = tracer.startSpan(`${method} ${name}`, { kind: SpanKind.CLIENT, attributes }, from);
      const headers: Record<string, string> = {};
      propagator.inject(trace.setSpan(from, span), headers, defaultTextMapSetter);
      let status: number | null = null;
      try {
        const result = await work(headers);
        ({ status } = result);
        return result;
      } finally {
        endSpan(span, status);
      }
    },
    async statement(text, run) {
      const from = underway.getStore();
      if (!from) return run();
      const attributes = { "db.system.name": "postgresql", "db.query.text": text.slice(0, STATEMENT_LENGTH) };
      const span = tracer.startSpan(summaryOf(text), { kind: SpanKind.CLIENT, attributes }, from);
      try {
        return await run();
      } catch (error) {
        const code = databaseErrorCode(error);
        if (code !== undefined) span.setAttribute("db.response.status_code", code);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    async stop() {
      const late = new AbortController();
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, sleep(LAST_WORD_MS, undefined, { signal: late.signal })]).finally(() => late.abort());
    },
  };
}
