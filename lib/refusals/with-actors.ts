import type { Actors } from "./actors";
import { Refusal } from "./refusal";

/** Does the work; a refusal that leaves it carries `actors`, those that it knows already before these. */
export async function withActors<Result>(actors: Actors, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) error.actors = { ...actors, ...error.actors };
    throw error;
  }
}
