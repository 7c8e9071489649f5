import { z } from "zod";

/** A host within the operator's own network that may be connected to. */
export interface PrivateHost {
  /** The name by which it is connected to; `null` where addresses are named. */
  name: string | null;
  /** The address, or the range of them as a CIDR; `null` where a name is. */
  range: string | null;
  ports: readonly number[];
}

/** Those of http and https: a host that is named without a port must not have all its ports knocked at. */
const USUAL_PORTS = [80, 443];

/** The shortest prefix of a range: what is allowed is named, and not everything. */
const WIDEST = 8;

const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

const isRange = (text: string) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(text).success;
const isAddress = (text: string) => z.union([z.ipv4(), z.ipv6()]).safeParse(text).success;

function getHost(text: string): Pick<PrivateHost, "name" | "range"> | null {
  // The user name, query or fragment of a URL would make another host of it.
  if (/[\s@?#\\%]/.test(text)) return null;
  const bare = /^\[(.*:.*)\]$/.exec(text)?.[1] ?? text;
  if (bare.includes("/"))
    return isRange(bare) && Number(bare.split("/")[1]) >= WIDEST ? { name: null, range: bare } : null;
  const url = bare.includes(":") ? `http://[${bare}]` : `http://${bare}`;
  if (!URL.canParse(url)) return null;
  // As it is written in a URL that is connected to: 127.1 is 127.0.0.1, and a name is in small letters and ASCII.
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  if (isAddress(host)) return { name: null, range: host };
  return NAME.test(host) ? { name: host, range: null } : null;
}

/**
 * Reads the naming of a private host: a name, an address or a CIDR, with a port after it or without; IPv6 in brackets
 * where a port follows. `null` for anything else.
 */
export function readPrivateHost(text: string): PrivateHost | null {
  const colons = text.split(":").length - 1;
  const bareIPv6 = colons > 1 && !text.startsWith("[");
  const [, host = "", port] = bareIPv6 ? ["", text] : (/^(\[[^\]]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(text) ?? []);
  const named = host === "" ? null : getHost(host);
  if (!named || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) return null;
  return { ...named, ports: port === undefined ? USUAL_PORTS : [Number(port)] };
}

/** The one spelling of a host that was read from `text`. */
function spelled({ name, range, ports }: PrivateHost, text: string): string {
  const host = name ?? range ?? text;
  const [port, more] = ports;
  if (more !== undefined) return host;
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The hosts that may be private, each once and in one spelling. */
export const privateHosts = z
  .array(
    z
      .string({ error: "Hosts must be a list of texts." })
      .trim()
      .max(300, "That host is too long.")
      .transform((text, context) => {
        const host = readPrivateHost(text);
        if (host) return spelled(host, text);
        const message = `"${text}" is not a host. Give a name, an address, or a CIDR of /${WIDEST} or narrower, such as orders.internal:8080.`;
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      }),
    { error: "Hosts must be a list." },
  )
  .max(500, "At most 500 hosts.")
  .transform((hosts) => [...new Set(hosts)]);
