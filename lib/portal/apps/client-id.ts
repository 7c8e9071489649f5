import { z } from "zod";

/**
 * A client id that is not made here but brought along. Tokens name an app of its own by its client id, and nobody's token
 * may name it as a person's (`usr_…`); a colon would end it in HTTP Basic.
 */
export const clientId = z
  .string({ error: "Give the client id." })
  .regex(
    /^(?!usr_)[0-9A-Za-z][0-9A-Za-z._-]{0,98}[0-9A-Za-z]$/,
    "A client id has 2 to 100 letters, digits, dots, dashes or underscores, and begins and ends with a letter or digit.",
  );
