import type { Command } from "./command";

/** `npm run migrate`: brings the schema up to date, as every command does first, and says what that took. */
export const migrate: Command = async ({ migrated, say }) => {
  if (migrated === 0) say("The schema is up to date.");
  else say(`Applied ${migrated} ${migrated === 1 ? "migration" : "migrations"}. The schema is up to date.`);
};
