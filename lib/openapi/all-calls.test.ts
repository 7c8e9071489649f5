import { expect, it } from "vitest";
import { CALLS_BY_TAG } from "./all-calls";

it("a PATCH answers with what a GET of its address gives: pages show it without asking again", () => {
  const calls = CALLS_BY_TAG.flatMap(([, of]) => of);
  const differing = calls.flatMap((call) => {
    const got = calls.find(({ method, path }) => method === "GET" && path === call.path);
    return call.method === "PATCH" && got && got.output !== call.output ? [call.id] : [];
  });
  expect(differing).toEqual([]);
});
