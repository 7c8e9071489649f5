import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";

const KEPT_MS = 10_000;

function cut(this: Socket): void {
  this.destroy();
}

/**
 * Connections to upstreams, kept for the next request where the last one left no doubt: whatever comes over one that
 * waits would be read as the answer to somebody else's request, so it is closed instead (response queue poisoning).
 */
export function upstreamAgents() {
  const options = { keepAlive: true, timeout: KEPT_MS };
  const agents = { "http:": new HttpAgent(options), "https:": new HttpsAgent(options) };
  for (const agent of Object.values(agents)) agent.on("free", (socket: Socket) => socket.on("data", cut));
  return agents;
}

/** Takes a kept connection back into use. */
export function reuse(socket: Socket): void {
  socket.off("data", cut);
}
