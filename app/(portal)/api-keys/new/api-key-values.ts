import type { FieldErrors, Resolver } from "react-hook-form";
import { createApiKey } from "@/lib/contracts/api-keys";
import type { CallBody } from "@/lib/hooks/call-api";
import { addDays } from "@/lib/ui/time";

/** How long a key may live; days, or a date of one's own, or for ever. */
export const LIFETIMES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "date", label: "Until a date" },
  { value: "never", label: "No expiry" },
] as const;

/** What stands in the form. */
export interface ApiKeyValues {
  name: string;
  lifetime: (typeof LIFETIMES)[number]["value"];
  /** `2027-01-31`, with the lifetime "date". */
  expiresAt: string;
  access: "all" | "some";
  scopes: string[];
  /** Addresses and CIDRs, one a line. */
  allowedIps: string;
}

export const EMPTY: ApiKeyValues = {
  name: "",
  lifetime: "90",
  expiresAt: "",
  access: "all",
  scopes: [],
  allowedIps: "",
};

/** The moment a key ends that is created now; `null` for never or while no date is given. */
export function expiryOf(
  { lifetime, expiresAt }: Pick<ApiKeyValues, "lifetime" | "expiresAt">,
  now: Date,
): Date | null {
  if (lifetime === "never") return null;
  if (lifetime !== "date") return addDays(now, Number(lifetime));
  const end = new Date(`${expiresAt}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

/** What the API takes. */
export function bodyOf(values: ApiKeyValues): CallBody<typeof createApiKey> {
  const addresses = values.allowedIps.split(/[\s,]+/).filter(Boolean);
  return {
    name: values.name,
    expiresAt: expiryOf(values, new Date())?.toISOString() ?? null,
    scopes: values.access === "some" ? values.scopes : null,
    allowedIps: addresses.length > 0 ? addresses : null,
  };
}

/** Checks the form by the contract, so that page and server refuse the same things in the same words. */
export const resolveApiKey: Resolver<ApiKeyValues> = (values) => {
  const errors: FieldErrors<ApiKeyValues> = {};
  const result = createApiKey.body.safeParse(bodyOf(values));
  for (const { path, message } of result.error?.issues ?? []) {
    const [name] = path;
    if (name === "name" || name === "expiresAt" || name === "scopes" || name === "allowedIps") {
      errors[name] ??= { type: "contract", message };
    }
  }
  if (values.lifetime === "date" && !expiryOf(values, new Date())) {
    errors.expiresAt = { type: "required", message: "Choose the day on which the key ends." };
  }
  return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
};
