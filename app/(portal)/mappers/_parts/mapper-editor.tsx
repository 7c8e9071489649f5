"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { createMapper, type Mapper, updateMapper } from "@/lib/contracts/mappers";
import { ApiCallError } from "@/lib/hooks/call-api";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { Notice } from "@/lib/ui/notice";
import { Select } from "@/lib/ui/select";
import { mappersWords } from "@/words/mappers";
import { ColumnRow } from "./column-row";
import { type DraftColumn, emptyColumn, type MapperDraft, toBody } from "./mapper-draft";
import { listTargets } from "./suggest-columns";

const words = mappersWords.editor;

interface MapperEditorProps {
  /** The mapper that is changed; a new one is made where there is none. */
  id?: string;
  initial: MapperDraft;
  entity: CatalogueEntity;
  /** The first cell of each column, where a file is at hand. */
  examples?: ReadonlyMap<string, string>;
  /** The columns come from a file: none is added or renamed. */
  fixed?: boolean;
  action: string;
  onSaved: (mapper: Mapper) => void;
}

const refusalAt = (error: unknown, field: string) =>
  error instanceof ApiCallError
    ? error.details.find((detail) => detail.field?.split(".")[0] === field)?.message
    : undefined;

/** Leads the columns of a file to fields, column by column, without dragging. */
export function MapperEditor({ id, initial, entity, examples, fixed = false, action, onSaved }: MapperEditorProps) {
  const [draft, setDraft] = useState(initial);
  const create = useChange(createMapper);
  const update = useChange(updateMapper);
  const save = id === undefined ? create : update;
  const targets = listTargets(entity);
  const { columns } = draft;
  const taken = columns.map(({ to }) => to);
  const keys = entity.keyFields.filter((name) => taken.includes(name));
  const keyField = keys.includes(draft.keyField) ? draft.keyField : (keys[0] ?? "");

  const change = (key: string, part: Partial<DraftColumn>) =>
    setDraft({ ...draft, columns: columns.map((column) => (column.key === key ? { ...column, ...part } : column)) });
  const placed = ["name", "keyField"].some((field) => refusalAt(save.error, field) !== undefined);
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const body = toBody({ ...draft, keyField });
        if (id === undefined) create.mutate({ body }, { onSuccess: onSaved });
        else update.mutate({ params: { id }, body }, { onSuccess: onSaved });
      }}
    >
      {save.error && !placed && (
        <Notice tone="bad" role="alert" title={words.notSaved}>
          {refusalAt(save.error, "columns") ?? errorText(save.error)}
        </Notice>
      )}
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        <Field label={words.nameMapper} error={refusalAt(save.error, "name")}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              autoComplete="off"
              value={draft.name}
              onChange={({ target }) => setDraft({ ...draft, name: target.value })}
            />
          )}
        </Field>
        <Field
          label={words.keyField}
          error={refusalAt(save.error, "keyField")}
          hint={keys.length > 0 ? words.keyFieldHint : words.keyMissing(entity.keyFields.join(", "))}
        >
          {(control) => (
            <Select
              {...control}
              value={keyField}
              disabled={keys.length === 0}
              onChange={({ target }) => setDraft({ ...draft, keyField: target.value })}
            >
              {keys.length === 0 && <option value="">{words.noColumnYet}</option>}
              {keys.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium">{words.columnsFile}</legend>
        <ul className="rounded-lg border border-hairline bg-surface">
          {columns.map((column) => (
            <ColumnRow
              key={column.key}
              column={column}
              targets={targets}
              taken={taken}
              example={examples?.get(column.from)}
              fixed={fixed}
              onChange={(part) => change(column.key, part)}
              onRemove={() => setDraft({ ...draft, columns: columns.filter(({ key }) => key !== column.key) })}
            />
          ))}
          {columns.length === 0 && <li className="px-4 py-3 text-muted">{words.noColumnYetText}</li>}
        </ul>
        {!fixed && (
          <Button
            variant="secondary"
            size="sm"
            className="justify-self-start"
            onClick={() => setDraft({ ...draft, columns: [...columns, emptyColumn("")] })}
          >
            <Plus aria-hidden="true" />
            {words.addAColumn}
          </Button>
        )}
      </fieldset>
      <Button
        type="submit"
        className="justify-self-start"
        pending={save.isPending}
        disabled={keyField === "" || draft.name.trim() === ""}
      >
        {action}
      </Button>
    </form>
  );
}
