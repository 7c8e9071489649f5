import { perRuntime } from "../per-runtime";
import { AccessError } from "../refusals/access-error";
import type { Runtime } from "../runtime";

/**
 * How long what is remembered of rights is believed without a good read of what changed. A token that was revoked
 * elsewhere is remembered as good here until the change is read.
 */
export const BELIEVED_MS = 3000;

/** Seconds that a refused caller is told to wait. */
export const RETRY_AFTER = 2;

/** Whether this process knows of all changes that matter. */
export interface Certainty {
  /** What was read had all changes up to this moment (`performance.now()`). */
  confirm(at: number): void;
  /** Whether the last good read is too long ago. Never where nobody else can change anything. */
  inDoubt(): boolean;
  /** Says how to read now: resolves once that has succeeded or failed, at once while it is known to fail. */
  readBy(read: () => Promise<void>): void;
  /** Reads now. */
  read(): Promise<void>;
  /** Seconds since the last good read. */
  lag(): number;
}

/** The certainty of this runtime; it begins to count with the first confirmation. */
export const getCertainty = perRuntime("certainty", (): Certainty => {
  let confirmedAt: number | null = null;
  let read = async (): Promise<void> => undefined;
  const getAge = () => (confirmedAt === null ? 0 : performance.now() - confirmedAt);
  return {
    confirm(at) {
      confirmedAt = Math.max(confirmedAt ?? at, at);
    },
    readBy(how) {
      read = how;
    },
    read: () => read(),
    inDoubt: () => getAge() > BELIEVED_MS,
    lag: () => getAge() / 1000,
  };
});

/** The refusal of whatever cannot be checked now: fail closed, and ask to try again. */
export const unavailable = (cause?: unknown): AccessError =>
  new AccessError(
    "unavailable",
    "This cannot be checked right now: the database does not answer. Try again shortly.",
    { retryAfter: RETRY_AFTER },
    { cause },
  );

/**
 * Rejects with `AccessError("unavailable")` while what is remembered cannot be trusted: revocation must not fail open.
 * Where this process itself was held up, what it missed is read first.
 */
export async function requireCertainty(runtime: Runtime): Promise<void> {
  const certainty = getCertainty(runtime);
  if (!certainty.inDoubt()) return;
  await certainty.read();
  if (certainty.inDoubt()) throw unavailable();
}
