import type { IncomingMessage, ServerResponse } from "node:http";
import { matchGateway } from "../gateway/gateway-operation";
import { gatewayRoute } from "../http/gateway-route";
import { METHODS } from "../http/handler";
import type { Runtime } from "../runtime";
import { answerWith } from "./direct-lane";

/** Answers what administrators have put behind the gate. Gives `false` for every other address. */
export function gatewayLane(
  runtime: Runtime,
  origin: string,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const method = METHODS.find((name) => name === request.method);
    if (!method || (await matchGateway(runtime, path)).length === 0) return false;
    await answerWith(gatewayRoute[method], {}, { request, response, origin, method });
    return true;
  };
}
