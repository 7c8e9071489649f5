import type { Credential, CredentialChange, CredentialDraft } from "@/lib/hooks/credentials/credential-api";
import { addDays } from "@/lib/ui/time";
import { credentialWords } from "@/words/credentials";
import type { CredentialPageKind } from "./credential-page-kind";

const words = credentialWords.values;

/** How long a credential may live; days, or a date of one's own, or for ever. */
export const LIFETIMES = [
  { value: "30", label: words.days30 },
  { value: "90", label: words.days90 },
  { value: "365", label: words.days365 },
  { value: "date", label: words.untilDate },
  { value: "never", label: words.noExpiry },
] as const;

/** What stands in the form that makes or changes a credential. */
export interface CredentialValues {
  name: string;
  /** `keep`: as it is, of one that is there already. */
  lifetime: (typeof LIFETIMES)[number]["value"] | "keep";
  /** `2027-01-31`, with the lifetime "date". */
  expiresAt: string;
  access: "all" | "some";
  scopes: string[];
  /** Addresses and CIDRs, one a line. */
  allowedIps: string;
}

/** A new credential, before anything is chosen. */
export const emptyValues = (scopes: CredentialPageKind["scopes"]): CredentialValues => ({
  name: "",
  lifetime: "90",
  expiresAt: "",
  access: scopes === "required" ? "some" : "all",
  scopes: scopes === "required" ? ["read"] : [],
  allowedIps: "",
});

/** A credential as it is now. */
export const toValues = ({ name, scopes, allowedIps }: Credential): CredentialValues => ({
  ...emptyValues("optional"),
  name,
  lifetime: "keep",
  access: scopes ? "some" : "all",
  scopes: scopes ?? [],
  allowedIps: allowedIps?.join("\n") ?? "",
});

/** The moment a credential ends if that is chosen now; `null` for never or while no date is given. */
export function toExpiry(
  { lifetime, expiresAt }: Pick<CredentialValues, "lifetime" | "expiresAt">,
  now: Date,
): Date | null {
  if (lifetime === "never" || lifetime === "keep") return null;
  if (lifetime !== "date") return addDays(now, Number(lifetime));
  const end = new Date(`${expiresAt}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

const toAddresses = (text: string): string[] | null => {
  const addresses = text.split(/[\s,]+/).filter(Boolean);
  return addresses.length > 0 ? addresses : null;
};

const toScopes = ({ access, scopes }: CredentialValues) => (access === "some" ? scopes : null);

/** What the form asks for. */
export const toDraft = (values: CredentialValues): CredentialDraft => ({
  name: values.name,
  expiresAt: toExpiry(values, new Date())?.toISOString() ?? null,
  scopes: toScopes(values),
  allowedIps: toAddresses(values.allowedIps),
});

/** What the form changes. */
export const toChange = (
  values: CredentialValues,
  { scopesLater }: Pick<CredentialPageKind, "scopesLater">,
): CredentialChange => ({
  name: values.name,
  ...(scopesLater === "changeable" && { scopes: toScopes(values) }),
  allowedIps: toAddresses(values.allowedIps),
  ...(values.lifetime !== "keep" && { expiresAt: toExpiry(values, new Date())?.toISOString() ?? null }),
});

/** What is missing of a form before its credential could be described to the server. */
export const findDayMissing = (values: CredentialValues) =>
  values.lifetime === "date" && !toExpiry(values, new Date())
    ? [{ path: ["expiresAt"], message: words.dayMissing }]
    : [];
