import { expect, it } from "vitest";
import { isPublicAddress, publicLookup, requirePublicHost } from "./upstream-address";

const PRIVATE = [
  ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"],
  ...[
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "ff02::1",
  ],
];

it("no address within is public, in whatever spelling", () => {
  expect(PRIVATE.filter(isPublicAddress)).toEqual([]);
  expect(["203.0.114.1", "1.1.1.1", "2606:4700::1111"].map(isPublicAddress)).toEqual([true, true, true]);
});

it("a host that is an address is refused before it is connected to", () => {
  for (const url of [
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://[::1]/",
    "http://[::ffff:7f00:1]/",
  ]) {
    expect(() => requirePublicHost(new URL(url).hostname), url).toThrow("private address");
  }
});

it("a name that leads within is refused when it is looked up", async () => {
  const looked = new Promise<Error | null>((resolve) => publicLookup("localhost", {}, (error) => resolve(error)));
  expect(String(await looked)).toContain("private address");
});
