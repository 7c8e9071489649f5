import type { Bucket } from "@/lib/access/rate-limit";
import type { ApiErrorKind } from "@/lib/api-error";
import type { LIMITS } from "@/lib/catalog/limits";
import { helpWords } from "@/words/help";

/** When each error of the data and management APIs is answered. */
export const ERROR_WORDS: Record<ApiErrorKind, string> = helpWords.errors;

/** The budgets that callers of the API meet. */
export const BUDGET_WORDS = helpWords.budgets satisfies Partial<Record<Bucket, string>>;

/** The bounds on one query or OData request. */
export const LIMIT_WORDS = helpWords.limits satisfies Partial<Record<keyof typeof LIMITS, string>>;
