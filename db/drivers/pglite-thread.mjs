// @ts-check
// The thread of the embedded database. Plain JavaScript, because it starts as a file of its own: from the sources under
// tests and commands, from dist/ in the server.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

/** @typedef {import("./pglite-messages").Request} Request */
/** @typedef {import("./pglite-messages").Report} Report */
/** @typedef {import("./pglite-messages").Failure} Failure */

if (!parentPort) throw new Error("This file is a thread's, not a program's.");
const port = parentPort;
const { folder, image } = /** @type {import("./pglite-messages").ThreadData} */ (workerData);

/** @param {Report} report */
const tell = (report) => port.postMessage(report);

function options() {
  if (folder !== null) return { dataDir: folder };
  return image === null ? {} : { loadDataDir: new Blob([readFileSync(image)]) };
}

const client = await PGlite.create(options());
client.onNotification((channel, payload) => tell({ kind: "notification", channel, payload }));

/** @param {string} text */
const same = (text) => text;

/**
 * @param {Request} request
 * @returns {Promise<unknown[]>}
 */
async function work(request) {
  switch (request.kind) {
    case "query": {
      const { rowMode, asText } = request;
      const parsers = Object.fromEntries(asText.map((type) => [type, same]));
      const { rows } = await client.query(request.text, [...request.values], { rowMode, parsers });
      return rows;
    }
    case "script":
      await client.exec(request.text);
      return [];
    case "close":
      await client.close();
      return [];
  }
}

/**
 * @param {unknown} error
 * @returns {Failure}
 */
function failureOf(error) {
  const { message, code, table, column, constraint } = /** @type {Failure} */ (error);
  return { message, code, table, column, constraint };
}

// PGlite itself takes one statement after the other, in the order of the calls.
port.on("message", async (/** @type {Request} */ request) => {
  const { id } = request;
  try {
    tell({ kind: "answer", id, rows: await work(request) });
  } catch (error) {
    tell({ kind: "failure", id, failure: failureOf(error) });
  }
});
tell({ kind: "ready" });
