import { afterEach, expect, it, vi } from "vitest";
import { CREDENTIAL_CALLS } from "../contracts/credential-calls";
import { ApiCallError, callApi } from "./call-api";

const { create: createApiKey, get: getApiKey, list: listApiKeys } = CREDENTIAL_CALLS["api-key"];

function answerWith(body: string, init: ResponseInit) {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(body, init));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

it("makes the request that the contract describes", async () => {
  const fetched = answerWith('{"id":"key_1"}', { status: 200 });
  await expect(callApi(getApiKey, { params: { id: "a/b" } })).resolves.toEqual({ id: "key_1" });
  expect(fetched.mock.calls[0]).toEqual([
    "/api/portal/api-keys/a%2Fb",
    { method: "GET", headers: { accept: "application/json" } },
  ]);

  await callApi(createApiKey, { body: { name: "n" } });
  expect(fetched.mock.calls[1]).toEqual([
    "/api/portal/api-keys",
    {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: '{"name":"n"}',
    },
  ]);
});

it("turns a refusal into an error with its fields and the request's id", async () => {
  const details = [{ field: "name", message: "Name is required." }];
  const error = {
    name: "ValidationException",
    code: "VALIDATION_FAILURE",
    message: "name: Name is required.",
    details,
  };
  answerWith(JSON.stringify({ error }), { status: 400, headers: { "x-request-id": "req_1" } });
  const refused = await callApi(listApiKeys, {}).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(ApiCallError);
  expect(refused).toMatchObject({
    status: 400,
    code: "VALIDATION_FAILURE",
    message: "name: Name is required.",
    details,
    requestId: "req_1",
  });
});

it("still says something when the answer is not ours, or none comes", async () => {
  answerWith("<h1>Bad Gateway</h1>", { status: 502 });
  await expect(callApi(listApiKeys, {})).rejects.toMatchObject({ status: 502, message: "The server answered 502." });
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("fetch failed");
  });
  await expect(callApi(listApiKeys, {})).rejects.toMatchObject({ status: 0, code: "UNREACHABLE" });
});
