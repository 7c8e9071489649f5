import type { Env } from "../env";

/** Where this server reaches itself. */
function loopback({ host, port }: Pick<Env, "host" | "port">): string {
  const reachable = !host || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * One of our own pages as the answer of a handler, with a status of the handler's choice, which pages cannot choose
 * themselves. `path` is ours alone: nothing of the request's may be in it but what was checked.
 */
export async function ownPage(
  env: Pick<Env, "host" | "port">,
  request: Request,
  path: `/${string}`,
  status: number,
): Promise<Response> {
  const page = await fetch(loopback(env) + path, {
    headers: { cookie: request.headers.get("cookie") ?? "", accept: "text/html" },
  });
  return new Response(await page.text(), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": page.headers.get("content-security-policy") ?? "default-src 'none'",
      "cache-control": "no-store",
    },
  });
}
