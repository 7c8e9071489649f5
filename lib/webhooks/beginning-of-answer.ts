/** Bytes of an answer that are read; the rest is nobody's business. */
const ANSWER_BYTES = 1024;

/** Bytes as text that PostgreSQL can keep. */
const asText = (bytes: Buffer) =>
  bytes
    .toString("utf8")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be kept
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "\ufffd");

/** How an answer begins, as text; the rest of it is not waited for. */
export async function beginningOfAnswer(answer: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    length += chunk.length;
    // An answer without end would hold the attempt's place until its time is over.
    if (length >= ANSWER_BYTES) break;
  }
  answer.destroy();
  return asText(Buffer.concat(chunks).subarray(0, ANSWER_BYTES));
}
