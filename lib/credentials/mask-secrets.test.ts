import { expect, test } from "vitest";
import { maskSecrets } from "./mask-secrets";

test.each([
  ["nothing in it", "nothing in it"],
  ["key gth_key_0aZ9, pat gth_pat_x.", "key gth_key_…, pat gth_pat_…."],
  ["gth_other_0aZ9", "gth_other_0aZ9"],
  ["Bearer eyJhbGciOi.eyJzdWIi.c2ln-_ok", "Bearer eyJ…"],
  ["unsigned eyJhbGciOi.eyJzdWIi.", "unsigned eyJ…"],
  ["/a/eyJhbGciOi.eyJzdWIi.c2ln.more/b", "/a/eyJ….more/b"],
  ["xeyJhbGciOi.eyJzdWIi.c2ln", "xeyJ…"],
  ["a.b.eyJhbGciOi.eyJzdWIi.c2ln", "a.b.eyJ…"],
  ["no.eyJ.at.all eyJx.y eyJx..z", "no.eyJ.at.all eyJx.y eyJx..z"],
])("%s", (line, masked) => {
  expect(maskSecrets(line)).toBe(masked);
});

test("a line of nothing but beginnings is looked through once, whatever its length", () => {
  // With a part tried at each place this would take hours.
  const line = "eyJ".repeat(2_000_000);
  expect(maskSecrets(line)).toBe(line);
});
