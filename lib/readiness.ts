import { perRuntime } from "./per-runtime";

/** Whether this process wants to be sent requests. */
export interface Readiness {
  /** From now on it does not: it is about to stop. */
  withdraw(): void;
  isWithdrawn(): boolean;
}

/** The readiness of this runtime, which balancers ask for at `/readyz`. */
export const getReadiness = perRuntime("readiness", (): Readiness => {
  let withdrawn = false;
  return {
    withdraw() {
      withdrawn = true;
    },
    isWithdrawn: () => withdrawn,
  };
});
