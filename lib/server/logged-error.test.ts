import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { loggedError } from "./logged-error";

const SECRET = "gTcMTBpvnr6wJdt8NGU7j0PhGfCr4C";

it("logs a failed query without its values, with why it failed and where", () => {
  const cause = Object.assign(new Error('relation "nothing" does not exist'), { code: "42P01", detail: SECRET });
  const error = new DrizzleQueryError("insert into nothing values ($1, $2)", [SECRET, "rosa\n@example.test"], cause);
  const logged = loggedError(error);
  expect(JSON.stringify(logged)).not.toContain(SECRET);
  expect(JSON.stringify(logged)).not.toContain("rosa");
  expect(logged.message).toContain("insert into nothing values ($1, $2)");
  expect(logged.stack).toContain('relation "nothing" does not exist');
  expect(logged.stack).toContain("logged-error.test.ts");
});

it("logs a driver's own error without the row that it names", () => {
  const error = Object.assign(new Error("duplicate key value"), { code: "23505", detail: `Key (digest)=(${SECRET})` });
  const logged = loggedError(error);
  expect(logged).toMatchObject({ message: "duplicate key value", code: "23505" });
  expect(JSON.stringify(logged)).not.toContain(SECRET);
});

it("leaves every other error as it is", () => {
  expect(loggedError(new TypeError("x is not a function"))).toMatchObject({
    type: "TypeError",
    message: "x is not a function",
    stack: expect.stringContaining("logged-error.test.ts"),
  });
});
