import { toNetwork } from "../access/address";
import type { Caller } from "../access/caller";
import { ApiError } from "../api-error";
import { perRuntime } from "../per-runtime";
import { Room } from "../room";
import type { Runtime } from "../runtime";

/** Bytes of large answers that are on their way at once: to one caller, and to all. */
const ROOM = { each: 100_000_000, all: 300_000_000 };

/** How long the receiver may take: what everybody has, and the bytes that buy one more second each. */
const TAKING = { milliseconds: 30_000, leastBytesPerSecond: 100_000 };

/** Bytes that are handed on at once: what is still to come can be given up while they are on their way. */
const PIECE = 65_536;

const getRoom = perRuntime("answer-room", () => new Room(ROOM));

const getHolder = ({ user, subject, address }: Caller): string =>
  user?.id ?? (subject === "anonymous" ? toNetwork(address) : subject);

/**
 * An answer as it may be sent: a large one takes room until it is, and is given up where its receiver is too slow. A
 * caller who asks for many and reads none of them would else fill the memory. Throws `ApiError`.
 */
export async function bounded(runtime: Runtime, caller: Caller, answer: Response, taking = TAKING): Promise<Response> {
  const length = Number(answer.headers.get("content-length") ?? 0);
  if (length === 0 || !answer.body) return answer;
  const taken = getRoom(runtime).take(getHolder(caller), length);
  if ("full" in taken) {
    await answer.body.cancel();
    const message = `Too many large answers are on their way${taken.full === "each" ? " to you" : ""}. Read them first, or ask for less at a time.`;
    const kind = taken.full === "each" ? "tooManyRequests" : "serviceUnavailable";
    throw new ApiError(kind, message, { headers: { "retry-after": "5" } });
  }
  return new Response(paced(new Uint8Array(await answer.arrayBuffer()), taken.leave, taking), {
    status: answer.status,
    headers: answer.headers,
  });
}

function paced(whole: Uint8Array, leave: () => void, { milliseconds, leastBytesPerSecond }: typeof TAKING) {
  let left: Uint8Array | null = whole;
  let deadline: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(deadline);
    left = null;
    leave();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        deadline = setTimeout(
          () => {
            end();
            controller.error(new Error("the receiver of an answer was too slow"));
          },
          milliseconds + (whole.byteLength / leastBytesPerSecond) * 1000,
        );
        deadline.unref();
      },
      pull(controller) {
        if (!left) return;
        // Copied, so that a piece that waits at a socket does not keep the whole.
        controller.enqueue(left.slice(0, PIECE));
        left = left.subarray(PIECE);
        if (left.byteLength > 0) return;
        end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
