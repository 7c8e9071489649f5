import { expect, it } from "vitest";
import { privateHosts, readPrivateHost } from "./private-host";

it("a private host is named by name, address or range, with a port or with those of http and https", () => {
  const usual = [80, 443];
  expect(readPrivateHost("Orders.Internal")).toEqual({ name: "orders.internal", range: null, ports: usual });
  expect(readPrivateHost("orders.internal:8080")).toEqual({ name: "orders.internal", range: null, ports: [8080] });
  expect(readPrivateHost("10.0.3.7:8443")).toEqual({ name: null, range: "10.0.3.7", ports: [8443] });
  expect(readPrivateHost("127.1")).toEqual({ name: null, range: "127.0.0.1", ports: usual });
  expect(readPrivateHost("10.0.3.0/24")).toEqual({ name: null, range: "10.0.3.0/24", ports: usual });
  expect(readPrivateHost("10.0.3.0/24:8080")).toEqual({ name: null, range: "10.0.3.0/24", ports: [8080] });
  expect(readPrivateHost("fd00::7")).toEqual({ name: null, range: "fd00::7", ports: usual });
  expect(readPrivateHost("[fd00::/64]:8080")).toEqual({ name: null, range: "fd00::/64", ports: [8080] });
});

it("whatever would allow everything, or is none of these, is refused", () => {
  for (const text of [
    ...["*", "*.internal", "", " ", ":80", "0.0.0.0/0", "10.0.0.0/7", "::/0", "host:0", "host:65536", "host:80:81"],
    ...["http://host", "host/path", "user@host", "host?x", "host#x", "[::1", "::1]:80", "a b", "host:", "[host]:80/"],
  ]) {
    expect([text, readPrivateHost(text)]).toEqual([text, null]);
  }
});

it("a list keeps each host once, in one spelling", () => {
  const given = [" 10.0.3.7", "127.1:8080", "127.0.0.1:8080", "[FD00::7]", "[fd00::7]:81", "Orders.Internal"];
  const kept = ["10.0.3.7", "127.0.0.1:8080", "fd00::7", "[fd00::7]:81", "orders.internal"];
  expect(privateHosts.parse(given)).toEqual(kept);
  expect(privateHosts.parse(kept)).toEqual(kept);
  expect(privateHosts.safeParse(["*"]).error?.issues[0]).toMatchObject({
    path: [0],
    message: expect.stringContaining('"*" is not a host.'),
  });
});
