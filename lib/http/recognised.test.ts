import { expect, it } from "vitest";
import { ApiError } from "../api-error";
import { AccessError } from "../refusals/access-error";
import type { Runtime } from "../runtime";
import { toFailure } from "./failure";
import { recognised } from "./recognised";

const context = {
  runtime: { log: { warn: () => undefined } } as unknown as Runtime,
  requestId: "req_1",
  address: "",
  params: {},
  entry: { actors: {} },
};
const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

it("a database that refuses connections is trouble to try again after", () => {
  const error = recognised(new Error("Failed query", { cause: refused }), context);
  expect(error instanceof AccessError && error.code).toBe("unavailable");
  expect(toFailure(refused).code).toBe("unavailable");
});

it("an upstream that refuses connections is not the database", () => {
  const error = new ApiError("badGateway", "The upstream could not be reached.", { cause: refused });
  expect(recognised(error, context)).toBe(error);
  expect(toFailure(error).code).toBe("badGateway");
});
