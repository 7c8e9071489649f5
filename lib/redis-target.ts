/** Where counters are shared: one Redis, the nodes of a cluster, or the Sentinels that know which one is the master. */
export interface RedisTarget {
  kind: "single" | "cluster" | "sentinel";
  tls: boolean;
  nodes: readonly { host: string; port: number }[];
  /** What Sentinels call the master. */
  master: string | undefined;
  database: number;
  username: string | undefined;
  password: string | undefined;
}

const SCHEME = /^(rediss?)(?:\+(cluster|sentinel))?:$/;

const orNone = (text: string): string | undefined => (text === "" ? undefined : decodeURIComponent(text));

/**
 * Reads `redis://` or `rediss://` (TLS), or several of one kind with commas between them: `redis+cluster://host:port`
 * for nodes of a cluster, `redis+sentinel://host:port/master` for Sentinels. Name and password are taken from the first.
 * Gives `null` where it is something else.
 */
export function redisTarget(text: string): RedisTarget | null {
  const urls = text.split(",").map((part) => (URL.canParse(part.trim()) ? new URL(part.trim()) : null));
  const [first] = urls;
  const [, scheme, kind] = SCHEME.exec(first?.protocol ?? "") ?? [];
  if (!first || !scheme || urls.some((url) => url?.protocol !== first.protocol || url.hostname === "")) return null;
  if (kind === undefined && urls.length > 1) return null;
  const path = first.pathname.replace(/^\//, "");
  if (kind === "sentinel" ? path === "" : !/^\d*$/.test(path)) return null;
  return {
    kind: kind === "cluster" || kind === "sentinel" ? kind : "single",
    tls: scheme === "rediss",
    nodes: urls.flatMap((url) =>
      url
        ? [
            {
              host: url.hostname.replace(/^\[|\]$/g, ""),
              port: Number(url.port || (kind === "sentinel" ? 26_379 : 6379)),
            },
          ]
        : [],
    ),
    master: kind === "sentinel" ? decodeURIComponent(path) : undefined,
    database: kind === "sentinel" ? 0 : Number(path),
    username: orNone(first.username),
    password: orNone(first.password),
  };
}
