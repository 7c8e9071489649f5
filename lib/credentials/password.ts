import { hash, verify } from "@node-rs/argon2";

// A hash takes about 20 ms of a core on the thread pool. Two at once leave the pool free for everything else, and a
// flood of sign-ins waits here instead of starving the process.
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** argon2id with OWASP's parameters (19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }));

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the stored hash. For an unknown person (no hash) it does the same work and says no, so that
 * time does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const against = passwordHash ?? (await decoy);
  const fits = await inTurn(() => verify(against, password)).catch(() => false);
  return fits && typeof passwordHash === "string";
}
