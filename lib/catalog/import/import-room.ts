import type { Caller } from "../../access/caller";
import { throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { perRuntime } from "../../per-runtime";
import { Room } from "../../room";
import type { Runtime } from "../../runtime";

/** Imports that run at once in this process: each may hold gigabytes of disk and a connection for minutes. */
const AT_ONCE = { each: 3, all: 12 };

const getRoom = perRuntime("import-room", () => new Room(AT_ONCE));

/**
 * Does an import within what one person may import, and all together. Throws `ApiError` where too many run, and
 * `AccessError("too_many_requests")` where too many were begun.
 */
export async function withinImportRoom<Result>(
  runtime: Runtime,
  { user, subject }: Caller,
  work: () => Promise<Result>,
): Promise<Result> {
  const holder = user?.id ?? subject;
  await throttle(runtime, "import", holder);
  const taken = getRoom(runtime).take(holder, 1);
  if ("full" in taken) {
    const whose =
      taken.full === "each" ? `${AT_ONCE.each} imports of yours run already` : "Too many imports run already";
    const kind = taken.full === "each" ? "tooManyRequests" : "serviceUnavailable";
    throw new ApiError(kind, `${whose}. Wait for one to end.`, { headers: { "retry-after": "10" } });
  }
  try {
    return await work();
  } finally {
    taken.leave();
  }
}
