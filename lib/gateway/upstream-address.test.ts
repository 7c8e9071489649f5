import { expect, it } from "vitest";
import {
  guardedLookup,
  isPublicAddress,
  PrivateUpstreamError,
  parsePrivateHosts,
  requireConnectable,
} from "./upstream-address";

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
    expect(() => requireConnectable(new URL(url), []), url).toThrow("private address");
  }
});

const looked = (url: string, named: string[]) =>
  new Promise<string>((resolve) =>
    guardedLookup(new URL(url), parsePrivateHosts(named))(new URL(url).hostname, { family: 4 }, (error, address) =>
      resolve(error ? String(error) : String(address)),
    ),
  );

it("a name that leads within is refused when it is looked up", async () => {
  expect(await looked("http://localhost/", [])).toContain("private address");
});

it("of private hosts only those that are named are connected to, each at its ports", async () => {
  const allowed = (url: string, named: string[]) => {
    try {
      requireConnectable(new URL(url), parsePrivateHosts(named));
      return true;
    } catch (error) {
      if (error instanceof PrivateUpstreamError) return false;
      throw error;
    }
  };
  for (const [url, named, expected] of [
    ["http://10.0.3.7/", ["10.0.3.7"], true],
    ["https://10.0.3.7/", ["10.0.3.7"], true],
    ["http://10.0.3.7:6379/", ["10.0.3.7"], false],
    ["http://10.0.3.7:6379/", ["10.0.3.7:6379"], true],
    ["http://10.0.3.7/", ["10.0.3.7:6379"], false],
    ["http://10.0.3.8/", ["10.0.3.7"], false],
    ["http://10.0.3.8/", ["10.0.3.0/24"], true],
    ["http://10.0.4.8/", ["10.0.3.0/24"], false],
    ["http://[::ffff:10.0.3.8]/", ["10.0.3.0/24"], true],
    ["http://[fd00::7]:8080/", ["[fd00::/64]:8080"], true],
    // A name does not name its address, and what was not understood names nothing.
    ["http://127.0.0.1/", ["localhost", "*", "0.0.0.0/0"], false],
  ] as const) {
    expect([url, named, allowed(url, [...named])]).toEqual([url, named, expected]);
  }
  expect(await looked("http://localhost/", ["localhost"])).toBe("127.0.0.1");
  expect(await looked("http://localhost/", ["127.0.0.0/8"])).toBe("127.0.0.1");
  expect(await looked("http://localhost:8080/", ["localhost", "127.0.0.1"])).toContain("private address");
  expect(await looked("http://localhost/", ["other.localhost", "10.0.0.0/8"])).toContain("private address");
});
