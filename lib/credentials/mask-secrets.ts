// Ours by their one form (CONTRACT §1), and everything that looks like a JWT.
const SECRETS = /gth_(?:key|pat|ref|cod|sec|b2b)_[0-9A-Za-z]+|eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** A line without the secrets in it: each becomes its prefix and an ellipsis. */
export const maskSecrets = (text: string): string =>
  text.replace(SECRETS, (secret) => `${secret.startsWith("gth_") ? secret.slice(0, 8) : "eyJ"}…`);
