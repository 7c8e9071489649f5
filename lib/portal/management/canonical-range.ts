import ipaddr from "ipaddr.js";

/**
 * An address or CIDR as the database stores it: the network's own address with its length, IPv4-mapped IPv6 as IPv4.
 * `203.0.113.7/24` becomes `203.0.113.0/24`, a single address a range of one.
 */
export function canonicalRange(range: string): string {
  const [address, given] = ipaddr.parseCIDR(range.includes("/") ? range : `${range}/${getWidth(range)}`);
  const mapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && given >= 96;
  const [base, bits] = mapped ? [address.toIPv4Address(), given - 96] : [address, given];
  const kind = base instanceof ipaddr.IPv4 ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${kind.networkAddressFromCIDR(`${base.toString()}/${bits}`).toString()}/${bits}`;
}

const getWidth = (address: string) => (ipaddr.parse(address).kind() === "ipv4" ? 32 : 128);
