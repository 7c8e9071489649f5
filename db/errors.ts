/** PostgreSQL's code for an error thrown by either driver, however Drizzle wrapped it; none for other errors. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && /^[0-9A-Z]{5}$/.test(current.code))
      return current.code;
  }
  return undefined;
}

/** Whether a unique index refused the write. */
export const isUniqueViolation = (error: unknown) => databaseErrorCode(error) === "23505";
