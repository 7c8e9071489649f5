import { z } from "zod";
import { shownText } from "../shown-text";
import { webAddressProblem } from "../web-address";

// Control characters make two names look alike and break logs and headers; nobody types them on purpose.
const withoutControls = (value: string) => !/\p{Cc}/u.test(value);

/** A line of text that people read. */
export const line = (label: string, max = 100) =>
  z
    .string({ error: `${label} must be text.` })
    .overwrite(shownText)
    .min(1, `${label} is required.`)
    .max(max, `${label} can have at most ${max} characters.`)
    .refine(withoutControls, `${label} must not hold control characters.`);

/** Text that may have several lines, or be empty. */
export const paragraph = (label: string, max = 500) =>
  z
    .string({ error: `${label} must be text.` })
    .overwrite(shownText)
    .max(max, `${label} can have at most ${max} characters.`)
    .refine((value) => withoutControls(value.replace(/[\n\r\t]/g, "")), `${label} must not hold control characters.`);

/** An address of the web. */
export const webUrl = (max = 500) =>
  z
    .string({ error: "Give a URL that begins with https://." })
    .trim()
    .max(max, "That URL is too long.")
    .superRefine((text, context) => {
      const message = webAddressProblem(text);
      if (message) context.addIssue({ code: "custom", message });
    });

export const email = z
  .string({ error: "Email must be text." })
  .trim()
  .max(254, "That email address is too long.")
  .pipe(z.email("That is not an email address."));

export const username = z
  .string({ error: "User name must be text." })
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{1,38}$/,
    "A user name has 2 to 39 letters, digits, dots, dashes or underscores, and begins with a letter or digit.",
  );

export const password = z
  .string({ error: "Password must be text." })
  .min(8, "Use at least 8 characters.")
  .max(256, "Use at most 256 characters.");

/** Whether a name can stand in a path: clients take these two for the way up, however they are encoded. */
export const isSegment = (name: string): boolean => name !== "." && name !== "..";

/** A scope name (RFC 6749 §3.3, without the characters that lists are split at). */
export const scopeName = z
  .string()
  .regex(/^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,64}$/, "That is not a scope name.")
  .refine(isSegment, "That is not a scope name.");

/** The state of a thing that the caller has seen; refused with 412 where it is no longer that. */
export const seenVersion = z.string().max(64).optional();

/** At least one scope, each once. */
export const someScopes = z
  .array(scopeName, { error: "Scopes must be a list of scope names." })
  .min(1, "Choose at least one scope.")
  .max(100, "At most 100 scopes.")
  .transform((names) => [...new Set(names)]);

/** A moment that is still to come, ISO 8601. */
export const futureMoment = z.iso
  .datetime({ offset: true, abort: true, error: "Give a date and time such as 2027-01-31T00:00:00Z." })
  .refine((text) => new Date(text).getTime() > Date.now(), "The expiry must be in the future.");

/** One address, IPv4 or IPv6. */
export const address = z.union([z.ipv4(), z.ipv6()], { error: "Give an address, such as 203.0.113.7." });

/** An address or a range of them, IPv4 or IPv6. */
export const addressRange = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
  error: "Give an address or a CIDR, such as 203.0.113.0/24.",
});

export const allowedIps = z.array(addressRange).max(100, "At most 100 addresses.");

/** Without it, a change that would shut out the address that the call itself comes from is refused with 409. */
export const allowLockout = z.boolean().optional();
