/**
 * The decoded segments of a path that everybody reads alike, or `null`. What an upstream might read otherwise is none:
 * `..` in any spelling, `//`, an encoded slash or backslash, a control character (path traversal, parser differences).
 */
export function plainSegments(path: string): string[] | null {
  if (!path.startsWith("/")) return null;
  const raw = path.slice(1).split("/");
  const segments: string[] = [];
  for (const part of raw) {
    let segment: string;
    try {
      segment = decodeURIComponent(part);
    } catch {
      return null;
    }
    if (segment === "" || segment === "." || segment === "..") return null;
    // A percent sign that is left was encoded twice; a semicolon begins a parameter for some servers.
    if (/[/\\%;?#\p{Cc}]/u.test(segment)) return null;
    segments.push(segment);
  }
  return segments;
}

const PARAMETER = /^\{(\w+)\}$/;

/** The parameters of a path under a template such as `/orders/{id}`, or `null` where it does not fit. */
export function matchTemplate(template: string, segments: readonly string[]): Record<string, string> | null {
  const parts = template.slice(1).split("/");
  if (parts.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = segments[index] ?? "";
    const [, name] = PARAMETER.exec(part) ?? [];
    if (name) parameters[name] = given;
    else if (part !== given) return null;
  }
  return parameters;
}

/** Names of a template's parameters. */
export const getParameters = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** A template with its parameters filled in, each as one encoded segment. */
export const fillTemplate = (template: string, parameters: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
