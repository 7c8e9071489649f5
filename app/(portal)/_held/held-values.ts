import type { FieldErrors, Resolver } from "react-hook-form";
import type { Held, HeldApi, HeldChange, HeldDraft } from "@/lib/hooks/held/held-api";
import { addDays } from "@/lib/ui/time";
import { heldWords } from "@/words/held";
import type { Reach } from "./held-kind";

const words = heldWords.values;

/** How long a credential may live; days, or a date of one's own, or for ever. */
export const LIFETIMES = [
  { value: "30", label: words.days30 },
  { value: "90", label: words.days90 },
  { value: "365", label: words.days365 },
  { value: "date", label: words.untilDate },
  { value: "never", label: words.noExpiry },
] as const;

/** What stands in the form that makes or changes a credential. */
export interface HeldValues {
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
export const emptyValues = (reach: Reach): HeldValues => ({
  name: "",
  lifetime: "90",
  expiresAt: "",
  access: reach === "narrowed" ? "some" : "all",
  scopes: reach === "narrowed" ? ["read"] : [],
  allowedIps: "",
});

/** A credential as it is now. */
export const valuesOf = ({ name, allowedIps }: Held): HeldValues => ({
  ...emptyValues("whole"),
  name,
  lifetime: "keep",
  allowedIps: allowedIps?.join("\n") ?? "",
});

/** The moment a credential ends if that is chosen now; `null` for never or while no date is given. */
export function expiryOf({ lifetime, expiresAt }: Pick<HeldValues, "lifetime" | "expiresAt">, now: Date): Date | null {
  if (lifetime === "never" || lifetime === "keep") return null;
  if (lifetime !== "date") return addDays(now, Number(lifetime));
  const end = new Date(`${expiresAt}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

const addressesOf = (text: string): string[] | null => {
  const addresses = text.split(/[\s,]+/).filter(Boolean);
  return addresses.length > 0 ? addresses : null;
};

/** What the form asks for. */
export const draftOf = (values: HeldValues): HeldDraft => ({
  name: values.name,
  expiresAt: expiryOf(values, new Date())?.toISOString() ?? null,
  scopes: values.access === "some" ? values.scopes : null,
  allowedIps: addressesOf(values.allowedIps),
});

/** What the form changes. */
export const changeOf = (values: HeldValues): HeldChange => ({
  name: values.name,
  allowedIps: addressesOf(values.allowedIps),
  ...(values.lifetime !== "keep" && { expiresAt: expiryOf(values, new Date())?.toISOString() ?? null }),
});

/** The fields of the form that a server's refusal can name. */
export const HELD_FIELDS = ["name", "expiresAt", "scopes", "allowedIps"] as const;

/** Checks a form by the contract, so that page and server refuse the same things in the same words. */
export const heldResolver =
  (problemsOf: (values: HeldValues) => ReturnType<HeldApi["problemsOf"]>): Resolver<HeldValues> =>
  (values) => {
    const errors: FieldErrors<HeldValues> = {};
    for (const { path, message } of problemsOf(values)) {
      const name = HELD_FIELDS.find((field) => field === path[0]);
      if (name) errors[name] ??= { type: "contract", message };
    }
    if (values.lifetime === "date" && !expiryOf(values, new Date())) {
      errors.expiresAt = { type: "required", message: words.dayMissing };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
