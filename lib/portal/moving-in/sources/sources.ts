import { MovingError, type MovingIn, type MovingSource } from "../moving-in";
import { adminVendor } from "./admin-vendor";
import { fusio } from "./fusio";
import { hydra } from "./hydra";
import { keycloak } from "./keycloak";

const SOURCES: readonly MovingSource[] = [keycloak, hydra, fusio, adminVendor];

/** What a file of another system holds, and which kind of file it is. Throws `MovingError` for one that none reads. */
export function readMovingIn(file: unknown): MovingIn & { title: string } {
  for (const source of SOURCES) {
    const found = source.read(file);
    if (found) return { ...found, title: source.title };
  }
  throw new MovingError(`The file is none of those that can be read: ${SOURCES.map(({ title }) => title).join(", ")}.`);
}
