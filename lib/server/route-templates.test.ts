import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { noteRoute, routeTemplates } from "./route-templates";

const response = () => new ServerResponse(new IncomingMessage(new Socket()));

it("every answer is counted under a route that there is, whatever was asked for", () => {
  const templateOf = routeTemplates(
    [
      { segments: ["api", "query"], module: {} },
      { segments: ["api", "portal", "apps", "[id]"], module: {} },
      { segments: ["odata", "[[...path]]"], module: {} },
      { segments: ["files", "[...path]"], module: {} },
    ],
    [[], ["apps", "[id]"]],
  );
  const templates = Object.fromEntries(
    [
      ...["/", "/?a=b", "/api/query?x", "/api/portal/apps/app_1", "/odata", "/odata/Products(1)", "/files/a/b"],
      ...["/apps/app_1/", "/_next/static/a.js", "/_nextelse", "/wp-login.php", "//", "/api/portal/apps/a/b/c", "*"],
    ].map((url) => [url, templateOf(response(), url)]),
  );
  expect(templates).toEqual({
    "/": "/",
    "/?a=b": "/",
    "/api/query?x": "/api/query",
    "/api/portal/apps/app_1": "/api/portal/apps/{id}",
    "/odata": "/odata/{path}",
    "/odata/Products(1)": "/odata/{path}",
    "/files/a/b": "/files/{path}",
    "/apps/app_1/": "/apps/{id}",
    "/_next/static/a.js": "/_next",
    "/_nextelse": "other",
    "/wp-login.php": "other",
    "//": "/",
    "/api/portal/apps/a/b/c": "other",
    "*": "other",
  });
});

it("an operation of an upstream API is counted under the path that an administrator gave it", () => {
  const answer = response();
  noteRoute(answer, "/orders/{id}");
  expect(routeTemplates([], [])(answer, "/orders/17")).toBe("/orders/{id}");
});
