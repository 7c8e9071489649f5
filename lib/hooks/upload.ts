import { callWords } from "@/words/calls";
import { ApiCallError, toError } from "./call-api";

/** How an upload is watched and stopped. */
export interface UploadOptions {
  /** Told how much of the body has been sent, from 0 to 1. */
  onSent: (part: number) => void;
  signal: AbortSignal;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Posts a form and tells how far it has come, which `fetch` cannot. Gives the JSON that is answered. Throws
 * `ApiCallError`; a stopped upload rejects with the signal's reason.
 */
export function upload(path: string, form: FormData, { onSent, signal }: UploadOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => onSent(total > 0 ? loaded / total : 1));
    request.upload.addEventListener("load", () => onSent(1));
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      const { status } = request;
      if (status >= 200 && status < 300) return resolve(answer);
      const requestId = request.getResponseHeader("x-request-id");
      reject(toError(new Response(null, { status, headers: requestId ? { "x-request-id": requestId } : {} }), answer));
    });
    request.addEventListener("error", () => {
      const words = callWords.unsent;
      reject(new ApiCallError(words, { status: 0, code: "UNREACHABLE" }));
    });
    request.addEventListener("abort", () => reject(signal.reason));
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
