/** Characters from which an answer is a large one: how many of them are on their way at once is bounded. */
const LARGE = 1_000_000;

/** `Content-Length` of an answer with a large text, by which it is told from others; nothing for the rest. */
export const lengthOfLarge = (text: string): Record<string, string> =>
  text.length < LARGE ? {} : { "content-length": String(Buffer.byteLength(text)) };
