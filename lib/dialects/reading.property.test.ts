import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../api-error";
import { presentedClient } from "../oauth/client-auth/client-authentications";
import { Failure } from "../oauth/failure";
import { readForm, readJsonObject } from "./reading";

/** UTF-16 units of any kind, halves of characters among them. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

const request = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
  new Request("https://gate.example/token", { method: "POST", headers: { "content-type": type }, body });
const FORM = "application/x-www-form-urlencoded";

const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((text) => !text.includes("\0"));
const parameters = fc.uniqueArray(fc.tuple(word, word), { selector: ([name]) => name, maxLength: 8 });

/** Parameters, or a refusal in words; anything else is the failure that is looked for. */
async function isAnswered(read: Promise<ReadonlyMap<string, string>>): Promise<boolean> {
  try {
    for (const [name, value] of await read) if (`${name}${value}`.includes("\0")) return false;
    return true;
  } catch (error) {
    return error instanceof Failure || error instanceof ApiError;
  }
}

test("whatever bytes a form or a JSON body is made of, it is read or refused in words", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((array) => new Uint8Array(array)),
    anyText.map((text) => new TextEncoder().encode(text)),
    fc.json().map((text) => new TextEncoder().encode(text)),
    fc
      .array(fc.constantFrom("a", "=", "&", "%", "%c3", "%28", "%00", "+", ";", "[", "]"), { maxLength: 12 })
      .map((parts) => new TextEncoder().encode(parts.join(""))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (body) => {
      expect(await isAnswered(readForm(request(FORM, body)))).toBe(true);
      expect(await isAnswered(readJsonObject(request("application/json", body)))).toBe(true);
    }),
  );
});

test("parameters are read as they were sent, as a form and as JSON", async () => {
  await fc.assert(
    fc.asyncProperty(parameters, async (pairs) => {
      const form = await readForm(request(FORM, String(new URLSearchParams(pairs))));
      expect(form).toEqual(new Map(pairs));
      const members = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
      expect(await readJsonObject(request("application/json", `{${members.join(",")}}`))).toEqual(new Map(pairs));
    }),
  );
});

test("a parameter that is given twice is refused, wherever it stands and however it is spelt", async () => {
  await fc.assert(
    fc.asyncProperty(parameters, fc.nat(), fc.nat(), async (pairs, which, where) => {
      fc.pre(pairs.length > 0);
      const [name = ""] = pairs[which % pairs.length] ?? [];
      fc.pre(name !== "resource");
      const twice = [...pairs];
      twice.splice(where % (pairs.length + 1), 0, [name, "x"]);
      await expect(readForm(request(FORM, String(new URLSearchParams(twice))))).rejects.toThrow(Failure);
      const escaped = (text: string) =>
        `"${[...text]
          .flatMap((one) => one.split(""))
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
          .join("")}"`;
      const members = twice.map(
        ([key, value], n) => `${n % 2 ? escaped(key) : JSON.stringify(key)}:${JSON.stringify(value)}`,
      );
      await expect(readJsonObject(request("application/json", `{${members.join(",")}}`))).rejects.toThrow(Failure);
    }),
  );
});

const present = (authorization: string) => presentedClient({ authorization, parameters: new Map() });

test("a Basic header that was made of an id and a secret gives both, encoded or not", () => {
  fc.assert(
    fc.property(word, word, fc.boolean(), (id, secret, encoded) => {
      fc.pre(encoded || !id.includes(":"));
      const form = (text: string) => (encoded ? encodeURIComponent(text) : text);
      const header = `Basic ${Buffer.from(`${form(id)}:${form(secret)}`).toString("base64")}`;
      fc.pre(header.length < 1900);
      const client = present(header);
      expect([client, ...(client?.alternatives ?? [])]).toContainEqual(expect.objectContaining({ id, secret }));
    }),
  );
});

test("any Authorization header names a client, none, or is refused in words", () => {
  const headers = fc.oneof(
    anyText,
    anyText.map((text) => `Basic ${text}`),
    fc.base64String().map((text) => `basic ${text}`),
    fc.uint8Array().map((bytes) => `Basic ${Buffer.from(bytes).toString("base64")}`),
  );
  fc.assert(
    fc.property(headers, (header) => {
      try {
        const client = present(header);
        expect(client === null || (typeof client.id === "string" && typeof client.secret === "string")).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
  );
});
