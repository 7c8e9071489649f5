import { expect, test } from "vitest";
import { PlainHeaders } from "./plain-headers";
import { jsonResponse, wholeResponse } from "./whole-response";

test("an answer is a Response to whoever asks for more than its status and headers", async () => {
  const answer = jsonResponse({ a: "ä" }, { status: 201, headers: { "X-Made": "here" } });
  expect(answer).toBeInstanceOf(Response);
  expect([answer.status, answer.ok, answer.statusText, answer.type, answer.bodyUsed]).toEqual([
    ...[201, true, "", "default", false],
  ]);
  expect([...answer.headers]).toEqual([
    ["content-type", "application/json"],
    ["x-made", "here"],
  ]);
  const copy = new Response(answer.clone().body, answer);
  expect([copy.status, copy.headers.get("x-made"), await copy.text()]).toEqual([201, "here", '{"a":"ä"}']);
  expect([await answer.json(), answer.bodyUsed]).toEqual([{ a: "ä" }, true]);
  expect([wholeResponse(null, { status: 204 }).body, wholeResponse("").headers.get("content-type")]).toEqual([
    null,
    "text/plain;charset=UTF-8",
  ]);
});

test("headers are those of the platform: names in any case, several values as one, cookies apart", () => {
  const pairs = ["B", "1", "a", "2", "b", "3", "Set-Cookie", "x=1", "set-cookie", "y=2", "gone", "4"];
  const all = [new PlainHeaders(pairs), new Headers()] as const;
  for (let index = 0; index < pairs.length; index += 2) all[1].append(pairs[index] ?? "", pairs[index + 1] ?? "");
  const [ours, platforms] = all.map((headers) => {
    headers.delete("GONE");
    headers.set("C", "5");
    const each: string[] = [];
    headers.forEach((value, name) => {
      each.push(`${name}: ${value}`);
    });
    const asked = ["B", "b", "set-cookie", "gone"].map((name) => [headers.get(name), headers.has(name)]);
    headers.set("set-cookie", "z=3");
    const after = headers.getSetCookie();
    headers.delete("set-cookie");
    return [each, asked, after, [...headers], [...headers.keys()], [...headers.values()], headers.get("Set-Cookie")];
  });
  expect(ours).toEqual(platforms);
});
