/** The published contracts; a chain of tokens remembers at which it began. In the order in which people read of them. */
export const DIALECT_NAMES = ["standard", "admin", "b2b", "consumer", "basic"] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];
