import { readdirSync } from "node:fs";
import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { ELSEWHERE } from "../fixtures/elsewhere";
import { isLong } from "../fixtures/long-form";
import { rawConnection } from "../fixtures/raw-http";
import { findAll } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

/** What pages of the Web call a place to go to next. */
const NAMES = ["callbackUrl", "redirect_uri", "returnTo", "return_to", "next", "redirect", "url", "continue", "from"];

/** The paths of all pages that there are, and of the doors that browsers go through. */
const PLACES = [
  ...readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => `/${path}`.replace(/\/page\.tsx$/, "").replace(/\/\([^)]*\)/g, ""))
    .map((path) => path.replace(/\[\w+\]/g, "x") || "/"),
  ...["/auth/oauth/authorize", "/authorization/authorize", "/auth/oauth/consent"],
  ...["/api/auth/signin", "/api/auth/signout", "/api/auth/error", "/api/auth/verify-request"],
];

/** Where an answer takes the browser to, or offers to. */
function* destinations(headers: Headers, text: string): Iterable<string> {
  const location = headers.get("location");
  if (location !== null) yield location;
  for (const [, value = ""] of text.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)) {
    yield value.replaceAll("&amp;", "&");
  }
  for (const [, value = ""] of text.matchAll(/http-equiv="refresh"[^>]*url=([^"]*)"/gi)) yield value;
}

const isElsewhere = (destination: string): boolean => {
  const { protocol, hostname } = new URL(destination, baseUrl());
  return protocol === "javascript:" || hostname.endsWith("evil.example");
};

async function findElsewhere(path: string, cookie: string | undefined): Promise<string | undefined> {
  const response = await fetch(baseUrl() + path, {
    redirect: "manual",
    headers: cookie === undefined ? {} : { cookie },
  });
  const found = [...destinations(response.headers, await response.text())].filter(isElsewhere);
  return found.length === 0 && response.status < 500 ? undefined : `${path}: ${response.status} ${found.join(" ")}`;
}

/** The places with every name leading to another site; in the quick form each place with one way to say so. */
function requests(): string[] {
  return PLACES.flatMap((place, index) => {
    const ways = isLong ? ELSEWHERE : [ELSEWHERE[index % ELSEWHERE.length] ?? ""];
    return ways.map((way) => `${place}?${new URLSearchParams(NAMES.map((name) => [name, way]))}`);
  });
}

test("no page takes a visitor to another site, whichever parameter names it", async () => {
  expect(PLACES.length).toBeGreaterThan(60);
  expect(await findAll(requests(), (path) => findElsewhere(path, undefined))).toEqual([]);
});

test("no page takes somebody who is signed in to another site, whichever parameter names it", async ({ reader }) => {
  // Whoever is signed in already is sent on at once.
  const onwards = ["/login", "/signup"].flatMap((place) =>
    ELSEWHERE.map((way) => `${place}?${new URLSearchParams({ callbackUrl: way })}`),
  );
  const paths = [...onwards, ...requests()];
  expect(await findAll(paths, (path) => findElsewhere(path, reader.cookie))).toEqual([]);
});

test("no path that looks like another site is redirected to it", async () => {
  const paths = ["//evil.example", "//evil.example/", "/\\evil.example/", "/%5cevil.example/", "/.//evil.example/"];
  const more = [
    "//evil.example/%2e%2e",
    "/%2f/evil.example/",
    "//evil.example/login/",
    "/x//evil.example//",
    "/;@evil.example/",
  ];
  const finds = await findAll([...paths, ...more], async (path) => {
    const head = `GET ${path} HTTP/1.1\r\nHost: ${new URL(baseUrl()).host}\r\nConnection: close\r\n\r\n`;
    const received = await rawConnection(baseUrl(), head).closed;
    const [, location] = /^location: (.*)\r$/im.exec(received) ?? [];
    return location !== undefined && isElsewhere(location) ? `${path}: ${location}` : undefined;
  });
  expect(finds).toEqual([]);
});
