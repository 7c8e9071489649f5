const WHILE_WAITING_MS = 3000;

/** How soon to ask again for credentials whose first use is awaited, in milliseconds; `false` for not at all. */
export const whileUnused = (items: readonly { lastUsedAt: string | null }[] = []): number | false =>
  items.length > 0 && items.every(({ lastUsedAt }) => lastUsedAt === null) && WHILE_WAITING_MS;
