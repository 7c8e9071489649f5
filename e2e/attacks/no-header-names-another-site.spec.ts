import { request } from "node:http";
import { expect } from "playwright/test";
import { baseUrl, unique } from "../fixtures/account";
import { documentedOperations, nameOf } from "../fixtures/documented";
import { mailTo } from "../fixtures/outbox";
import { fillPath, findAll } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

/** Headers by which proxies, and attackers, say what a server is called or what was asked for. */
const MISLEADING: Readonly<Record<string, string>> = {
  host: "evil.example",
  forwarded: "for=203.0.113.9;host=evil.example;proto=https",
  "x-forwarded-host": "evil.example",
  "x-forwarded-server": "evil.example",
  "x-forwarded-prefix": "//evil.example",
  "x-forwarded-proto": "evil.example",
  "x-original-host": "evil.example",
  "x-host": "evil.example",
  "x-original-url": "/api/admin/settings",
  "x-rewrite-url": "/api/admin/settings",
  "x-matched-path": "/admin/settings",
  "x-invoke-path": "/admin/settings",
  "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
  "x-http-method-override": "DELETE",
};

interface Answer {
  status: number;
  whole: string;
}

/** Sends what fetch would not: a Host of the attacker's choice. */
function send(method: string, path: string, headers: Record<string, string>, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === "" ? {} : { "content-type": "application/json", "content-length": String(body.length) };
    const asked = request(baseUrl() + path, { method, agent: false, headers: { ...headers, ...length } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.once("error", reject).once("end", () => {
        const whole = `${answer.rawHeaders.join("\n")}\n${text}`;
        resolve({ status: answer.statusCode ?? 0, whole });
      });
    });
    asked.once("error", reject).end(body);
  });
}

/** What is not under the OpenAPI document and tells addresses of its own. */
const PLACES = [
  ...["/", "/login", "/help/en/api", "/nothing/here", "/dashboard", "/api/openapi.json", "/api/auth/providers"],
  ...["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"],
  ...["/.well-known/oauth-protected-resource", "/auth/oauth/authorize", "/authorization/authorize", "/odata/$metadata"],
];

test("no answer names the site that a request's headers name, and none answers another request than was sent", async () => {
  const documented = (await documentedOperations()).filter(({ method }) => method === "GET");
  const asked = [
    ...PLACES.map((path) => ({ method: "GET", path })),
    ...documented.map(({ method, path }) => ({ method, path: fillPath(path) })),
  ];
  const finds = await findAll(asked, async ({ method, path }) => {
    const plain = await send(method, path, {});
    const misled = await send(method, path, { ...MISLEADING });
    const fine = !misled.whole.includes("evil.example") && misled.status === plain.status;
    return fine
      ? undefined
      : `${nameOf({ method, path })}: ${plain.status} ${misled.status} ${misled.whole.slice(0, 300)}`;
  });
  expect(finds).toEqual([]);
});

test("a link that is made for somebody leads to this site, whatever site the request that asked for it names", async () => {
  const email = `${unique("a")}@example.test`;
  const asking = { name: "A", organization: "B", email, integrationType: "direct", description: "C" };
  const { status, whole } = await send(
    "POST",
    "/api/portal/access-requests",
    { ...MISLEADING },
    JSON.stringify(asking),
  );
  expect(status).toBe(201);
  expect(whole).toContain(`"statusUrl":"${baseUrl()}/request-access/`);
  const { text } = await mailTo(email, "We have your request for access");
  expect(text).toContain(`${baseUrl()}/request-access/`);
  expect(text).not.toContain("evil");
});
