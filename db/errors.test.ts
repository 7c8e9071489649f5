import { expect, it } from "vitest";
import { isDatabaseAway } from "./errors";

const failed = (facts: { code?: string; severity?: string }, cause?: Error) =>
  Object.assign(new Error("x", cause && { cause }), facts);

it("a server that ends or refuses connections is away, for whatever reason it gives", () => {
  // Shut to newcomers, dropped for a restore, another password, told to end, full, refused, silent.
  for (const code of ["55000", "3D000", "28P01", "57P01", "53300"]) {
    expect([code, isDatabaseAway(failed({ code, severity: "FATAL" }))]).toEqual([code, true]);
  }
  for (const code of ["ECONNREFUSED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"]) {
    expect([code, isDatabaseAway(failed({}, failed({ code })))]).toEqual([code, true]);
  }
});

it("a statement that is refused is no sign of it", () => {
  for (const code of ["55000", "23505", "22003", "57014", "42601"]) {
    expect([code, isDatabaseAway(failed({ code, severity: "ERROR" }))]).toEqual([code, false]);
  }
  expect(isDatabaseAway(new Error("x"))).toBe(false);
});
