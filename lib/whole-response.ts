import { PlainHeaders } from "./plain-headers";

/** What an answer is made with beside its body. */
interface WholeInit {
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

/**
 * An answer whose body is there as a whole. It is a `Response` to everybody, and makes one only for whoever asks for
 * more than status and headers: the platform's makes a stream of each body, which costs more than most of the work.
 */
export class WholeResponse {
  readonly status: number;
  readonly headers = new PlainHeaders();
  readonly whole: string | Uint8Array<ArrayBuffer> | null;
  private made: Response | undefined;

  constructor(whole: WholeResponse["whole"], { status = 200, headers = {} }: WholeInit) {
    this.whole = whole;
    this.status = status;
    for (const name in headers) this.headers.set(name, headers[name] ?? "");
    if (typeof whole === "string" && !this.headers.has("content-type"))
      this.headers.set("content-type", "text/plain;charset=UTF-8");
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** The platform's own answer, made once. */
  get web(): Response {
    this.made ??= new Response(this.whole, { status: this.status, headers: [...this.headers] });
    return this.made;
  }
}

// Whatever else an answer is asked for, the platform's gives.
Object.setPrototypeOf(WholeResponse.prototype, Response.prototype);
for (const name of ["body", "bodyUsed", "redirected", "statusText", "type", "url"] as const) {
  Object.defineProperty(WholeResponse.prototype, name, {
    get(this: WholeResponse) {
      return this.web[name];
    },
  });
}
for (const name of ["arrayBuffer", "blob", "clone", "formData", "json", "text"] as const) {
  Object.defineProperty(WholeResponse.prototype, name, {
    value(this: WholeResponse) {
      return this.web[name]();
    },
  });
}

/** An answer with a body that is there as a whole, or none. */
export const wholeResponse = (whole: WholeResponse["whole"], init: WholeInit = {}): Response =>
  new WholeResponse(whole, init) as unknown as Response;

/** An answer in JSON. */
export const jsonResponse = (value: unknown, { headers, ...init }: WholeInit = {}): Response =>
  wholeResponse(JSON.stringify(value), { ...init, headers: { "content-type": "application/json", ...headers } });
