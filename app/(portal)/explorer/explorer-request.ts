import type { AvailableScope } from "@/lib/contracts/scopes";
import type { PlainRequest } from "@/lib/hooks/send-request";
import { curl } from "@/lib/ui/samples";
import { explorerWords } from "@/words/explorer";
import type { CredentialHeader } from "./use-explorer-credential";

const PLACEHOLDER = { name: "X-API-Key", placeholder: "$API_KEY" };
type Shown = Pick<CredentialHeader, "name" | "placeholder"> | typeof PLACEHOLDER;

/** A request as `curl` writes it, with a variable of the shell in place of the credential. */
export function toCurl(request: PlainRequest, baseUrl: string, credential: Shown | null): string {
  const { name, placeholder } = credential ?? PLACEHOLDER;
  const headers = [
    `${name}: ${placeholder}`,
    ...Object.entries(request.headers ?? {}).map(([key, value]) => `${key}: ${value}`),
  ];
  const { method, body } = request;
  const url = baseUrl + request.path;
  if (!(body instanceof FormData)) return curl({ method, url, headers, body });
  const fields = [...body].map(
    ([field, value]) => `-F ${field}=${typeof value === "string" ? value : `@${value.name}`}`,
  );
  return [curl({ method: "GET", url, headers }), ...fields].join(" \\\n  ");
}

/** A request as it goes over the wire, with dots in place of the credential. */
export function toHttp(request: PlainRequest, baseUrl: string, credential: Shown | null): string {
  const { method, path, headers = {}, body } = request;
  const { name, placeholder } = credential ?? PLACEHOLDER;
  const text = body instanceof FormData ? explorerWords.runner.form : body;
  return [
    `${method} ${path} HTTP/1.1`,
    `Host: ${new URL(baseUrl).host}`,
    `${name}: ${placeholder.replace(/\$\w+/, "…")}`,
    ...Object.entries(headers).map(([key, value]) => `${key}: ${value}`),
    ...(text === undefined ? [] : ["", text]),
  ].join("\n");
}

/** The held scope that lets a wanted one through: itself, or the broad one that the server says includes it. */
export const coveringScope = (
  wanted: string,
  held: readonly string[],
  scopes: readonly Pick<AvailableScope, "name" | "includedIn">[],
): string | undefined =>
  [wanted, scopes.find(({ name }) => name === wanted)?.includedIn].find((name) => name && held.includes(name)) ??
  undefined;
