import { describe, expect, it } from "vitest";
import { addressIn, canonicalAddress, clientAddress } from "./address";

describe("addresses", () => {
  it("have one spelling, IPv4-mapped ones as IPv4", () => {
    expect(canonicalAddress("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(canonicalAddress("2001:DB8:0:0::1")).toBe("2001:db8::1");
    expect(canonicalAddress("fe80::1%eth0")).toBe("fe80::1");
    expect(canonicalAddress("localhost")).toBeUndefined();
  });

  it("lie in addresses and CIDRs of their own family", () => {
    expect(addressIn("192.0.2.7", ["192.0.2.0/24"])).toBe(true);
    expect(addressIn("192.0.3.7", ["192.0.2.0/24"])).toBe(false);
    expect(addressIn("192.0.2.7", ["192.0.2.7"])).toBe(true);
    expect(addressIn("192.0.2.7", ["192.0.2.7/32", "::/0"])).toBe(true);
    expect(addressIn("192.0.2.7", ["::/0"])).toBe(false);
    expect(addressIn("2001:db8::5", ["2001:db8::/32"])).toBe(true);
    expect(addressIn("192.0.2.7", ["::ffff:192.0.2.0/120"])).toBe(true);
    expect(addressIn("::ffff:192.0.2.7", ["192.0.2.0/24"])).toBe(true);
    expect(addressIn("", ["0.0.0.0/0"])).toBe(false);
  });
});

describe("the client address", () => {
  const proxies = ["10.0.0.0/8", "2001:db8:aaaa::/48"];

  it("is the socket's where no proxy is trusted, whatever the header says", () => {
    expect(clientAddress("::ffff:203.0.113.9", "198.51.100.1", [])).toBe("203.0.113.9");
    expect(clientAddress("203.0.113.9", "198.51.100.1", proxies)).toBe("203.0.113.9");
  });

  it("is read from the right, past trusted proxies only", () => {
    expect(clientAddress("10.0.0.2", "198.51.100.1", proxies)).toBe("198.51.100.1");
    expect(clientAddress("10.0.0.2", "1.1.1.1, 198.51.100.1, 10.0.0.3", proxies)).toBe("198.51.100.1");
    expect(clientAddress("10.0.0.2", "203.0.113.1, 10.0.0.9", proxies)).toBe("203.0.113.1");
  });

  it("takes ports and brackets, and stops at what is no address", () => {
    expect(clientAddress("10.0.0.2", "198.51.100.1:4711", proxies)).toBe("198.51.100.1");
    expect(clientAddress("10.0.0.2", "[2001:db8::1]:443", proxies)).toBe("2001:db8::1");
    expect(clientAddress("10.0.0.2", "2001:db8::1", proxies)).toBe("2001:db8::1");
    expect(clientAddress("10.0.0.2", "198.51.100.1, garbage", proxies)).toBe("10.0.0.2");
    expect(clientAddress("10.0.0.2", undefined, proxies)).toBe("10.0.0.2");
  });
});
