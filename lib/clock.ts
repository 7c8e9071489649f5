const KEY = Symbol.for("gatehouse.clock");
/** Milliseconds that the database's clock is ahead of this machine's. One for the process: Next has modules of its own. */
const holder = globalThis as { [KEY]?: number };

/**
 * What time it is, in milliseconds since 1970, by the one clock that counts: the database's, as far as this process
 * knows it. What is stored with an end is compared with this, here or in SQL, and instances whose clocks differ agree.
 */
export const now = (): number => Date.now() + (holder[KEY] ?? 0);

/** The moment that lies so many milliseconds ahead of now. */
export const momentIn = (milliseconds: number): Date => new Date(now() + milliseconds);

/** What a database said the time was, and the local times (`Date.now()`) before and after it was asked. */
export interface ClockReading {
  database: number;
  askedAt: number;
  answeredAt: number;
}

/** Sets the clock by a reading, which is exact to half of what the answer took. */
export function setClock({ database, askedAt, answeredAt }: ClockReading): void {
  holder[KEY] = Math.round(database - (askedAt + answeredAt) / 2);
}
