const WHILE_WAITING_MS = 3000;

/** How soon to ask again for credentials whose first use is awaited, in milliseconds; `false` for not at all. */
export const whileUnused = (held: readonly { lastUsedAt: string | null }[] = []): number | false =>
  held.length > 0 && held.every(({ lastUsedAt }) => lastUsedAt === null) && WHILE_WAITING_MS;
