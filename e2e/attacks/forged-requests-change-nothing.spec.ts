import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { changes, documentedOperations, nameOf } from "../fixtures/documented";
import { exampleBody } from "../fixtures/examples";
import { allOf, equipWithEverything, idsFor } from "../fixtures/owned";
import { findAll, sendDocumented } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

const refusal = (message: string) => ({ error: { name: "ForbiddenError", code: "FORBIDDEN", message } });

/** What a browser says of a request that another site made, and what one says that says nothing. */
const FORGED: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  {},
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
];

test("a request that another site makes with a person's cookie changes nothing, at any operation", async ({
  account,
}) => {
  const operations = await documentedOperations();
  await equipWithEverything(account, operations);
  const before = await allOf(account, operations);
  const own = operations.filter((operation) => operation.access === "portal" && changes(operation));
  expect(own.length).toBeGreaterThan(40);
  const finds = await findAll(own, async (operation) => {
    const ids = await idsFor(account, operation.path, operations);
    for (const forged of FORGED) {
      const { status, body } = await sendDocumented(operation, { ids, headers: { cookie: account.cookie, ...forged } });
      const find = `${nameOf(operation)} ${JSON.stringify(forged)}: ${status} ${JSON.stringify(body)}`;
      const wanted = JSON.stringify(refusal("This request does not come from a page of this site."));
      if (status !== 403 || JSON.stringify(body) !== wanted) return find;
    }
    return undefined;
  });
  expect(finds).toEqual([]);
  expect(await allOf(account, operations)).toEqual(before);
});

test("JSON that says that it is text, as a form of another site would send it, is read by no operation", async ({
  account,
  admin,
}) => {
  const operations = (await documentedOperations()).filter(({ media }) => media === "application/json");
  const origin = baseUrl();
  const finds = await findAll(operations, async (operation) => {
    const { cookie } = operation.access === "admin" ? admin : account;
    const body = JSON.stringify(exampleBody(operation) ?? {});
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      const headers = { cookie, origin, "content-type": type };
      const { status, text } = await sendDocumented(operation, { headers, body });
      if (status !== 415 && status !== 401) return `${nameOf(operation)} as ${type}: ${status} ${text}`;
    }
    return undefined;
  });
  expect(finds).toEqual([]);
});
