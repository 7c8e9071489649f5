"use client";

import { useState } from "react";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import type { Mapper } from "@/lib/contracts/mappers";
import { useStartImport } from "@/lib/hooks/use-imports";
import { Button } from "@/lib/ui/button";
import { RadioCard } from "@/lib/ui/choice";
import { ErrorState } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Select } from "@/lib/ui/select";
import { importsWords } from "@/words/imports";
import { draftFor } from "../../mappers/_parts/mapper-draft";
import { MapperEditor } from "../../mappers/_parts/mapper-editor";
import type { DataTable } from "../_file/data-table";
import { FilePreview } from "../_parts/file-preview";
import { columnsOfNames } from "./columns-of-names";
import { ImportReport } from "./import-report";
import { Sending } from "./sending";

const words = importsWords.steps;

const NEW = "new";

interface ImportStepsProps {
  file: File;
  table: DataTable;
  entities: readonly CatalogueEntity[];
  mappers: readonly Mapper[];
  /** The mapper that the address names, "" for none. */
  suggestedMapper: string;
}

/** The mapper that fits a file: the one that was named, else one whose columns it has. */
function fittingMapper(mappers: readonly Mapper[], headers: readonly string[], named: string): Mapper | undefined {
  const fits = ({ columns }: Mapper) => columns.every(({ from }) => headers.includes(from));
  return mappers.find(({ id }) => id === named) ?? mappers.find(fits);
}

/** What follows once a file is chosen: where it leads, the check, the import. */
export function ImportSteps({ file, table, entities, mappers, suggestedMapper }: ImportStepsProps) {
  const fitting = fittingMapper(mappers, table.headers, suggestedMapper);
  const [entityName, setEntityName] = useState(fitting?.entity ?? entities[0]?.name ?? "");
  const [mapperId, setMapperId] = useState(fitting?.id ?? "");
  const [mode, setMode] = useState<"rows" | "atomic">("rows");
  const check = useStartImport();
  const run = useStartImport();
  const entity = entities.find(({ name }) => name === entityName);
  if (!entity) return null;

  const own = mappers.filter((mapper) => mapper.entity === entity.name);
  const mapper = own.find(({ id }) => id === mapperId);
  const columns = mapper?.columns ?? columnsOfNames(table.headers, entity);
  const request = { file, entity: entity.name, mapperId: mapper?.id ?? null, mode };
  const forget = () => {
    check.reset();
    run.reset();
  };
  const choose = (id: string) => {
    forget();
    setMapperId(id);
  };
  const busy = check.isPending || run.isPending;
  const failure = run.error ?? check.error;
  const stopped = failure instanceof DOMException;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={words.whatFileHolds}>
          {(control) => (
            <Select
              {...control}
              value={entity.name}
              disabled={busy}
              onChange={({ target }) => {
                choose("");
                setEntityName(target.value);
              }}
            >
              {entities.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={words.whereColumnsLead}>
          {(control) => (
            <Select
              {...control}
              value={mapper?.id ?? mapperId}
              disabled={busy}
              onChange={({ target }) => choose(target.value)}
            >
              <option value="">{words.byTheirNames}</option>
              {own.map(({ id, name }) => (
                <option key={id} value={id}>
                  {words.mapper(name)}
                </option>
              ))}
              <option value={NEW}>{words.makeMapper}</option>
            </Select>
          )}
        </Field>
      </div>
      <FilePreview table={table} columns={mapperId === NEW ? null : columns} />
      {mapperId === NEW ? (
        <MapperEditor
          key={entity.name}
          fixed
          entity={entity}
          initial={draftFor(table.headers, entity, file.name.replace(/\.\w+$/, ""))}
          examples={new Map(table.headers.map((header, index) => [header, table.rows[0]?.cells[index] ?? ""]))}
          action={words.saveMapper}
          onSaved={({ id }) => choose(id)}
        />
      ) : (
        <>
          <fieldset className="grid gap-3 sm:grid-cols-2" disabled={busy}>
            <legend className="mb-1.5 font-medium">{words.rowsWrong}</legend>
            <RadioCard
              name="mode"
              title={words.areLeftOut}
              description={words.areLeftOutDescription}
              checked={mode === "rows"}
              onChange={() => setMode("rows")}
            />
            <RadioCard
              name="mode"
              title={words.keepWholeFileOut}
              description={words.keepWholeFileOutDescription}
              checked={mode === "atomic"}
              onChange={() => setMode("atomic")}
            />
          </fieldset>
          <div className="flex flex-wrap gap-2">
            <Button
              variant={check.data ? "secondary" : "primary"}
              pending={check.isPending}
              disabled={busy || run.data !== undefined}
              onClick={() => {
                forget();
                check.mutate({ ...request, dryRun: true });
              }}
            >
              {words.checkTheFile}
            </Button>
            {check.data && !run.data && (
              <Button pending={run.isPending} disabled={busy} onClick={() => run.mutate({ ...request, dryRun: false })}>
                {words.import}
              </Button>
            )}
          </div>
          {check.isPending && <Sending doing="checking" sent={check.sent} stop={check.stop} />}
          {run.isPending && <Sending doing="importing" sent={run.sent} stop={run.stop} />}
          {failure && !stopped && (
            <ErrorState
              title={run.error ? words.notImported : words.fileNotChecked}
              error={failure}
              retry={() =>
                run.error ? run.mutate({ ...request, dryRun: false }) : check.mutate({ ...request, dryRun: true })
              }
            />
          )}
          {stopped && !busy && (
            <p role="status" className="text-muted">
              {words.stopped}
            </p>
          )}
          {check.data && !run.isPending && (
            <ImportReport outcome={run.data ?? check.data} file={file} columns={columns} />
          )}
        </>
      )}
    </>
  );
}
