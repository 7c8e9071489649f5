import { shownText } from "./shown-text";

/**
 * What is wrong with an address of the web, in words, or `null`. Browsers mend what is not quite one, each in its own
 * way: `https:evil.example` and `https:\\evil.example` lead somewhere, and nobody sees where.
 */
export function webAddressProblem(text: string): string | null {
  if (shownText(text) !== text.normalize("NFC") || /[\s\\\p{Cc}]/u.test(text))
    return "It must not hold spaces, backslashes or characters that cannot be seen.";
  if (!/^https?:\/\/[^/?#]/i.test(text) || !URL.canParse(text)) return "Give a URL that begins with https://.";
  const { host, hostname, username, password } = new URL(text);
  if (username || password || /^[^/]*\/\/[^/?#]*@/.test(text)) return "Leave user name and password out of it.";
  const [, written = ""] = /^https?:\/\/([^/?#]*)/i.exec(text) ?? [];
  // Letters of other scripts look like Latin ones: in the form that is looked up, they do not.
  if (/[^\x21-\x7e]/.test(written)) return `Write its host as it is looked up: ${host}.`;
  return hostname === "" ? "It has no host." : null;
}
