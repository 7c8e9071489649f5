import { statfs } from "node:fs/promises";

/** PostgreSQL writes ahead in files of 16 MB, and must find room for what it has begun. */
export const LEAST_ROOM = 64 * 1024 * 1024;

const LOOK_MS = 1000;

export interface RoomWatch {
  /** Looks at once. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Looks every second whether the disk of a folder has `least` bytes left. Calls `tell` with whether it is short of them:
 * when that has changed, and again each time while it is.
 */
export function watchRoom(folder: string, least: number, tell: (isShort: boolean) => Promise<void>): RoomWatch {
  let wasShort = false;
  const look = async () => {
    const { bavail, bsize } = await statfs(folder);
    const isShort = bavail * bsize < least;
    if (isShort || wasShort) await tell(isShort);
    wasShort = isShort;
  };
  // A folder that cannot be looked at is told of by whoever writes in it.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
