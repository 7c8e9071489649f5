import { createHash } from "node:crypto";
import type { Database } from "../../../db/client";
import { findAppliedConfiguration, saveAppliedConfiguration } from "../../../db/queries/applied-configuration";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import type { Runtime } from "../../runtime";
import { compareConfiguration } from "./configuration";
import { ConfigurationError, type ConfigurationFile } from "./configuration-file";
import { describeChange } from "./describe-change";
import { inTransaction } from "./in-transaction";
import { operatorContext } from "./operator";
import type { ConfigurationChange } from "./section";

/** SHA-256 of a file's text, in hexadecimal. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The refusal of a change, told by where the file asks for it. */
function explained(error: unknown, change: ConfigurationChange, { placeOf }: ConfigurationFile): unknown {
  if (!(error instanceof ApiError)) return error;
  const [detail] = error.details;
  const field = detail?.field?.split(".") ?? [];
  const subject = [change.noun, change.name].filter(Boolean).join(" ");
  const message = detail?.message ?? error.message;
  return new ConfigurationError(`${placeOf([...change.path, ...field])}: ${message} (${subject})`, { cause: error });
}

/**
 * Makes within `tx` every change that brings the system to what the file says, each as an administrator in the portal
 * would. Gives the changes. Throws `ConfigurationError` where one is refused, or where the file contradicts itself.
 */
export async function makeChanges(
  runtime: Runtime,
  tx: Database,
  file: ConfigurationFile,
): Promise<ConfigurationChange[]> {
  const changes = await compareConfiguration(tx, file.configuration);
  for (const change of changes) {
    await change.apply(await operatorContext(runtime, tx)).catch((error: unknown) => {
      throw explained(error, change, file);
    });
  }
  // A role may hold a scope that the file removes: whoever applied it would never be told that it does not hold.
  const [left] = await compareConfiguration(tx, file.configuration);
  if (left) {
    const what = describeChange(left).map((line) => line.trim());
    throw new ConfigurationError(
      `${file.placeOf(left.path)}: The file contradicts itself. Left over: ${what.join("; ")}.`,
    );
  }
  return changes;
}

const count = (changes: readonly ConfigurationChange[], wanted: ConfigurationChange["kind"]) =>
  changes.filter(({ kind }) => kind === wanted).length;

/**
 * Applies a file, all of it or nothing, and records who did: the portal shows what is changed from then on. The same
 * file again changes nothing and records nothing. Throws `ConfigurationError`.
 */
export async function applyConfiguration(
  runtime: Runtime,
  { file, text, by }: { file: ConfigurationFile; text: string; by: string },
): Promise<ConfigurationChange[]> {
  const digest = digestOf(text);
  return inTransaction(runtime.db, async (tx) => {
    const before = await findAppliedConfiguration(tx);
    const changes = await makeChanges(runtime, tx, file);
    if (changes.length === 0 && before?.digest === digest) return changes;
    await saveAppliedConfiguration(tx, { digest, by, document: file.configuration });
    const counts = {
      added: count(changes, "add"),
      changed: count(changes, "change"),
      removed: count(changes, "remove"),
    };
    const detail = { by, sha256: digest, ...counts };
    const context = await operatorContext(runtime, tx);
    await conclude(tx, context, [], { action: "configuration.apply", subjectId: null, detail });
    return changes;
  });
}
