import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../../db/client";
import { findMapper } from "../../../db/queries/mappers";
import { type Caller, callerAllows, requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { type Catalog, writeScope } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { AccessError } from "../../refusals/access-error";
import { shownText } from "../../shown-text";
import { nearest } from "../nearest";
import type { MapperColumn, Mapping } from "./mapping";
import { receiveUpload, type Upload } from "./receive";
import { type ImportResult, runImport } from "./run-import";

/** What an import request is answered with. */
export interface ImportContext {
  catalog: Catalog;
  db: Database;
  caller: Caller;
  dataDir: string;
  /** How many errors are told; a hundred where it is not said. */
  mostErrors?: number;
}

const FIELDS = ["entity", "mapperId", "mode", "dryRun"] as const;
type Settings = ReadonlyMap<string, string>;

const refuse = (field: string, message: string) =>
  new ApiError("validation", message, { details: [{ field, message }] });

/** The settings of an import, from the query string and the form; a form field goes before. */
function readSettings(url: URL, { fields }: Upload): Settings {
  for (const name of url.searchParams.keys()) {
    if (url.searchParams.getAll(name).length > 1)
      throw refuse(name.slice(0, 64), `"${name.slice(0, 64)}" is given twice.`);
  }
  const settings = new Map([...url.searchParams, ...fields]);
  for (const [name, value] of settings) {
    // No text in the database has it.
    if (value.includes("\0")) throw refuse(name.slice(0, 64), `"${name.slice(0, 64)}" must not hold NUL.`);
    if (FIELDS.some((field) => field === name)) continue;
    const meant = nearest(name, FIELDS);
    throw refuse(
      name.slice(0, 64),
      `Unknown field "${name.slice(0, 64)}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
    );
  }
  return settings;
}

function flag(settings: Settings, name: string): boolean {
  const text = settings.get(name)?.toLowerCase() ?? "";
  if (text === "" || text === "false" || text === "0") return false;
  if (text === "true" || text === "1") return true;
  throw refuse(name, `"${name}" takes true or false.`);
}

function readMode(settings: Settings): boolean {
  const mode = settings.get("mode") ?? "";
  if (mode === "" || mode === "rows") return false;
  if (mode === "atomic") return true;
  throw refuse("mode", '"mode" takes rows (bad rows are skipped) or atomic (all or nothing).');
}

async function loadMapper({ db, caller }: ImportContext, id: string): Promise<{ entity: string; mapping: Mapping }> {
  const mapper = caller.user ? await findMapper(db, caller.user.id, id) : undefined;
  if (!mapper) throw refuse("mapperId", `You have no mapper "${id.slice(0, 64)}".`);
  const columns = mapper.columns as readonly MapperColumn[];
  return { entity: mapper.entity, mapping: { keyField: mapper.keyField, columns } };
}

function requireEntity({ catalog }: ImportContext, name: string | undefined): Entity {
  if (name === undefined || name === "")
    throw refuse("entity", 'Say what the file holds: the field "entity", such as products.');
  const entity = catalog.find(name);
  if (entity) return entity;
  const meant = nearest(
    name,
    catalog.entities.map((one) => one.name),
  );
  throw refuse(
    "entity",
    `Unknown entity "${name.slice(0, 64)}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
  );
}

/** Refuses before the file is read whom no import can be allowed, so that a stranger's upload is not kept. */
function requireSomeWrite({ catalog, caller }: ImportContext): void {
  const scopes = catalog.entities.map(writeScope);
  if (scopes.some((scope) => callerAllows(caller, scope))) return;
  throw new AccessError("insufficient_scope", 'This needs the scope "write".', { scope: "write" });
}

async function importUpload(request: Request, context: ImportContext, upload: Upload): Promise<ImportResult> {
  const { db, catalog, caller } = context;
  const settings = readSettings(new URL(request.url), upload);
  const mapperId = settings.get("mapperId") || null;
  const mapper = mapperId === null ? null : await loadMapper(context, mapperId);
  const entity = requireEntity(context, settings.get("entity") ?? mapper?.entity);
  if (mapper && mapper.entity !== entity.name) throw refuse("mapperId", `This mapper is for ${mapper.entity}.`);
  requireScope(caller, writeScope(entity));
  const fileName = shownText(upload.fileName.replace(/\p{Cc}/gu, "")).slice(0, 200);
  return runImport(
    { db, catalog },
    {
      entity,
      mapping: mapper?.mapping ?? null,
      mapperId,
      path: upload.path,
      fileName,
      fileBytes: upload.bytes,
      atomic: readMode(settings),
      dryRun: flag(settings, "dryRun"),
      userId: caller.user?.id ?? null,
      subject: caller.subject,
      signal: request.signal,
      mostErrors: context.mostErrors ?? 100,
    },
  );
}

/** `POST /api/import` (CONTRACT §3.3). Throws `ApiError` and `AccessError`. */
export async function answerImport(request: Request, context: ImportContext): Promise<ImportResult> {
  requireSomeWrite(context);
  const upload = await receiveUpload(request, join(context.dataDir, "uploads"));
  try {
    return await importUpload(request, context, upload);
  } finally {
    await rm(upload.path, { force: true });
  }
}
