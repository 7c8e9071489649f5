import { expect } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { documentedOperations, nameOf } from "../fixtures/documented";
import { allOf, equipWithEverything, idsFor } from "../fixtures/owned";
import { findAll, sendDocumented } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

test("what somebody else has is not there, for every method of every address with an id, and stays as it was", async ({
  account,
}) => {
  const operations = await documentedOperations();
  const owner = await newAccount();
  await equipWithEverything(owner, operations);
  const before = await allOf(owner, operations);
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "Everything I may" });
  const own = operations.filter(({ path, access }) => access === "portal" && path.includes("{"));
  expect(own.length).toBeGreaterThan(35);
  const finds = await findAll(own, async (operation) => {
    const ids = await idsFor(owner, operation.path, operations);
    const wrong: string[] = [];
    for (const headers of [
      { cookie: account.cookie, origin: new URL(process.env.BASE_URL ?? "").origin },
      { "x-api-key": body.key },
    ] as Record<string, string>[]) {
      const { status, text } = await sendDocumented(operation, { headers, ids });
      if (status !== 404) wrong.push(`${nameOf(operation)} as ${Object.keys(headers)[0]}: ${status} ${text}`);
      for (const id of Object.values(ids)) if (text.includes(`"${id}"`)) wrong.push(`${nameOf(operation)} shows ${id}`);
    }
    return wrong.length > 0 ? wrong.join("\n") : undefined;
  });
  expect(finds).toEqual([]);
  expect(await allOf(owner, operations)).toEqual(before);
});
