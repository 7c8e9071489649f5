import { findAppliedConfiguration } from "../../../db/queries/applied-configuration";
import * as contract from "../../contracts/configuration";
import { implement } from "../management/use-case";
import { compareConfiguration } from "./configuration";
import type { ConfigurationChange } from "./section";

const STATES = { add: "missing", remove: "extra", change: "different" } as const;

const view = ({ section, kind, noun, name, changes }: ConfigurationChange): contract.ConfigurationDifference => ({
  ...{ section, noun, name },
  state: STATES[kind],
  fields:
    kind === "change"
      ? changes.changed.map((field) => ({ name: field, now: changes.before[field], file: changes.after[field] }))
      : [],
});

export const getConfiguration = implement(contract.getConfiguration, async (_, { runtime: { db } }) => {
  const applied = await findAppliedConfiguration(db);
  if (!applied) return { applied: null, differences: [] };
  const { at, by, digest, document } = applied;
  return {
    applied: { at: at.toISOString(), by, sha256: digest },
    differences: (await compareConfiguration(db, document)).map(view),
  };
});
