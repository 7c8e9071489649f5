import { describe, expect, it } from "vitest";
import { findGrant } from "./dialect";
import { DIALECTS } from "./dialects";

const naming = Object.values(DIALECTS).filter(({ grants }) => grants.length > 0);

describe.each(naming)("the grant that a request to $title names", (dialect) => {
  it("is one of those that it offers", () => {
    for (const { type, run } of dialect.grants) {
      expect(findGrant(dialect, new Map([["grant_type", type]]))).toBe(run);
    }
  });

  const getRefusal = (named: string) => {
    try {
      return findGrant(dialect, new Map([["grant_type", named]]));
    } catch (error) {
      return error;
    }
  };

  it.each(["implicit", "__proto__", "Refresh_Token"])("is refused for %j, and the sentence lists them", (named) => {
    const types = dialect.grants.map(({ type }) => type).join(", ");
    expect(getRefusal(named)).toMatchObject({
      code: "unsupported_grant_type",
      facts: { parameter: "grant_type" },
      message: expect.stringContaining(types),
    });
  });

  it("must be named", () => {
    expect(getRefusal("")).toMatchObject({ code: "missing_grant_type", facts: { parameter: "grant_type" } });
  });
});
