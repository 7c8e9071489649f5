import { expect, it } from "vitest";
import { GRANTS } from "../oauth/grants/grants";
import { DIALECTS } from "./dialects";

it("every grant that is declared is offered by a dialect", () => {
  const offered = Object.values(DIALECTS).flatMap(({ grants }) => grants.map(({ type }) => type));
  for (const { type } of GRANTS) expect(offered).toContain(type);
});
