import type { IncomingMessage, ServerResponse } from "node:http";
import { isDatabaseAway } from "../../db/errors";
import { unavailable } from "../changes/certainty";
import { matchGateway } from "../gateway/gateway-operation";
import { accessErrorResponse } from "../http/access-error-response";
import { gatewayRoute } from "../http/gateway-route";
import { METHODS } from "../http/handler";
import type { Runtime } from "../runtime";
import { answerWith } from "./direct-lane";
import { noteRoute } from "./route-templates";

/**
 * Answers what administrators have put behind the gate. Gives `false` for every other address. `allowBody` grants a
 * request's body so many seconds.
 */
export function gatewayLane(
  runtime: Runtime,
  origin: string,
  allowBody: (request: IncomingMessage, seconds: number) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const method = METHODS.find((name) => name === request.method);
    if (!method) return false;
    const answer = (handler: typeof gatewayRoute.GET) => answerWith(handler, {}, { request, response, origin, method });
    const matches = await matchGateway(runtime, path).catch((error: unknown) => {
      // Who looks at a page is told in plain words, programs in those of the API: whose address it is, is not known.
      if (!isDatabaseAway(error) || request.headers.accept?.includes("text/html")) throw error;
      return null;
    });
    if (matches === null) {
      await answer(async (asked) => accessErrorResponse(unavailable(), asked, origin));
      return true;
    }
    if (matches.length === 0) return false;
    // Where an administrator lets the upstream take its time, a large body may too.
    const match = matches.find(({ operation }) => operation.method === method);
    noteRoute(response, (match ?? matches[0])?.operation.path ?? path);
    if (match) allowBody(request, match.operation.timeoutSeconds);
    await answer(gatewayRoute[method]);
    return true;
  };
}
