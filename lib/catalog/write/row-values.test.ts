import { expect, test } from "vitest";
import { catalog } from "../../entities/served-catalog";
import { readRowValues } from "./row-values";

test("of sixty thousand fields that there are not the first hundred are told, and no more are looked for", () => {
  const [entity] = catalog.entities;
  if (!entity) throw new Error("there is no entity");
  const members = Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`field${n}`, n]));
  const told = Array.from({ length: 100 }, (_, n) => ({
    field: `field${n}`,
    message: expect.stringContaining(`is no field of ${entity.name}.`),
  }));
  expect(() => readRowValues(entity, members, false)).toThrow(
    expect.objectContaining({ code: "validation", details: told }),
  );
});
