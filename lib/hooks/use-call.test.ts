import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { deleteApp, getApp, listApps, revealAppSecret, updateApp } from "../contracts/apps";
import type { Call } from "../contracts/call";
import { endInventoryItem } from "../contracts/inventory";
import { listMappers } from "../contracts/mappers";
import { listRoles, removeRole } from "../contracts/roles";
import type { CallInput } from "./call-api";
import { callKey } from "./call-key";
import { callMutation } from "./use-call";

const params = { id: "app_1" };
const KEYS = {
  list: callKey(listApps, {}),
  one: callKey(getApp, { params }),
  another: callKey(getApp, { params: { id: "app_2" } }),
  mappers: callKey(listMappers, {}),
  roles: callKey(listRoles, {}),
};

/** Makes a change over everything that was fetched; gives what is stale after it, and what the app's own page shows. */
async function staleAfter<C extends Call>(call: C, input: CallInput<C>) {
  vi.stubGlobal("fetch", async () => Response.json({ answered: true }));
  const client = new QueryClient();
  for (const key of Object.values(KEYS)) client.setQueryData(key, { before: true });
  await client.getMutationCache().build(client, callMutation(client, call)).execute(input);
  const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
  return {
    stale: Object.entries(KEYS).flatMap(([name, key]) => (isStale(key) ? [name] : [])),
    shown: client.getQueryData(KEYS.one),
  };
}

afterEach(() => vi.unstubAllGlobals());

it("after a change, all of its noun is asked for again, and its own page shows the answer at once", async () => {
  await expect(staleAfter(updateApp, { params, body: {} })).resolves.toEqual({
    stale: ["list", "one", "another"],
    shown: { answered: true },
  });
});

it("what has just been deleted is not asked for again", async () => {
  const { stale } = await staleAfter(deleteApp, { params });
  expect(stale).toEqual(["list", "another"]);
});

it("a change that reaches everywhere, and any of an administrator, makes everything stale", async () => {
  const everything = Object.keys(KEYS);
  expect((await staleAfter(endInventoryItem, { params })).stale).toEqual(everything);
  expect((await staleAfter(removeRole, { params: { name: "r" } })).stale).toEqual(everything);
});

it("a call that changes nothing makes nothing stale", async () => {
  const { stale } = await staleAfter(revealAppSecret, { params: { ...params, sid: "s" }, body: { password: "p" } });
  expect(stale).toEqual([]);
});
