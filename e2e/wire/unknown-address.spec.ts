import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { test } from "../fixtures/test";

test.describe("404", () => {
  for (const [method, path] of [
    ["GET", "/api/nothing"],
    ["POST", "/api/portal/nothing/here"],
    ["DELETE", "/api/admin/users/usr_1/nothing"],
    ["OPTIONS", "/api/nothing"],
    ["GET", "/api"],
    ["GET", "/.well-known"],
    ["GET", "/.well-known/nothing"],
    ["GET", "/.well-known/openid-configuration/tenant"],
    ["GET", "/auth"],
    ["POST", "/auth/nothing"],
    ["POST", "/auth/oauth/device_authorization"],
    ["PUT", "/authorization/nothing"],
    ["POST", "/consumer"],
    ["PATCH", "/consumer/nothing"],
    ["POST", "/protected_endpoint/nothing"],
    ["GET", "/healthz/nothing"],
    ["GET", "/readyz/nothing"],
    ["GET", "/metrics/nothing"],
  ] as const) {
    test(`${method} ${path}: a program is told in JSON that there is nothing, without its query`, async () => {
      const { status, body, headers } = await call(method, `${path}?secret=abc`);
      const origin = headers.get("access-control-allow-origin");
      expect({ status, body, origin, requestId: headers.get("x-request-id") }).toEqual({
        status: 404,
        origin: "*",
        body: {
          error: {
            name: "NotFoundError",
            code: "NOT_FOUND",
            message: `There is no ${method} ${path} here. /api/openapi.json lists what there is.`,
          },
        },
        requestId: expect.stringMatching(/^req_/),
      });
    });
  }
});

test("the portal's own sign-in answers still stand below /api", async () => {
  const answer = await fetch(`${baseUrl()}/api/auth/csrf`);
  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status: 200,
    body: { csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});
