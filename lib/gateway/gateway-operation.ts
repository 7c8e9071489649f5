import { listGatewayOperations } from "../../db/queries/gateway-operations";
import type { Operation } from "../access/operation";
import { cached } from "../changes/cached";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";
import { OWN_SEGMENTS } from "./own-segments";
import { matchTemplate, plainSegments } from "./path";

/** An operation that an upstream API fulfils. */
export interface GatewayOperation extends Operation {
  upstreamUrl: string;
  timeoutSeconds: number;
}

const operations = perRuntime("gateway-operations", (runtime: Runtime) =>
  cached(runtime.db, ["operations"], () => listGatewayOperations(runtime.db)),
);

/** What administrators have put behind the gate, as it is now. */
export const gatewayOperations = (runtime: Runtime): Promise<readonly GatewayOperation[]> => operations(runtime)();

/** An operation that a path leads to, and the values of its parameters. */
export interface GatewayMatch {
  operation: GatewayOperation;
  parameters: Readonly<Record<string, string>>;
}

/** Fixed names before parameters: `/orders/open` is not an order of the id "open". */
const bySpecificity = (one: GatewayMatch, other: GatewayMatch) =>
  Object.keys(one.parameters).length - Object.keys(other.parameters).length;

/**
 * The operations of every method that a raw path leads to, the most specific first; none for a path of this server's
 * own, or one that an upstream could read otherwise.
 */
export async function matchGateway(runtime: Runtime, path: string): Promise<GatewayMatch[]> {
  const segments = plainSegments(path);
  if (!segments || OWN_SEGMENTS.has(segments[0] ?? "")) return [];
  return (await gatewayOperations(runtime))
    .flatMap((operation) => {
      const parameters = matchTemplate(operation.path, segments);
      return parameters ? [{ operation, parameters }] : [];
    })
    .sort(bySpecificity);
}
