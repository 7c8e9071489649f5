"use client";

import { type ReactNode, useState } from "react";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { Checkbox } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { explorerWords } from "@/words/explorer";
import { getRefusal } from "../refusal";
import { Runner, useRun } from "../runner";
import type { ExplorerCredential } from "../use-explorer-credential";
import { ConditionAdder } from "./condition-adder";
import { type ODataAsk, odataPath } from "./odata-path";

const words = explorerWords.odataBuilder;

interface TicksProps {
  legend: string;
  names: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  hint?: ReactNode;
}

function Ticks({ legend, names, chosen, onChange, hint }: TicksProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {names.map((name) => (
          <label key={name} htmlFor={`${legend}-${name}`} className="flex items-center gap-2 font-mono text-sm">
            <Checkbox
              id={`${legend}-${name}`}
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                // In the order of the entity, whatever the order of the clicks.
                onChange(names.filter((one) => (one === name ? target.checked : chosen.includes(one))))
              }
            />
            {name}
          </label>
        ))}
      </div>
      {hint && <p className="text-muted text-sm">{hint}</p>}
    </fieldset>
  );
}

const beginning = (entity: string): ODataAsk => ({
  entity,
  select: [],
  filter: "",
  orderBy: "",
  descending: false,
  top: "5",
  expand: [],
  count: false,
});

interface ODataBuilderProps {
  entities: readonly CatalogueEntity[];
  credential: ExplorerCredential;
}

/** Chooses what to ask of `/odata` and runs it. */
export function ODataBuilder({ entities, credential }: ODataBuilderProps) {
  const [ask, setAsk] = useState(() => beginning(entities[0]?.name ?? ""));
  const change = (part: Partial<ODataAsk>) => setAsk((before) => ({ ...before, ...part }));
  const request = { method: "GET", path: odataPath(ask), headers: { Accept: "application/json" } };
  const run = useRun(request, credential);
  const entity = entities.find(({ name }) => name === ask.entity);
  if (!entity) return null;
  const refusal = run.exchange?.path === request.path ? getRefusal(run.exchange) : undefined;
  const others = ask.expand.map((name) => entity.relations.find((relation) => relation.name === name)?.entity ?? name);
  return (
    <div className="grid gap-6 pt-2 lg:grid-cols-2">
      <div className="grid min-w-0 content-start gap-5">
        <Field label={words.entity} hint={entity.description}>
          {(control) => (
            <Select {...control} value={ask.entity} onChange={({ target }) => setAsk(beginning(target.value))}>
              {entities.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Ticks
          legend={words.fields}
          names={entity.fields.map(({ name }) => name)}
          chosen={ask.select}
          onChange={(select) => change({ select })}
          hint={words.noneTickedAll}
        />
        <Ticks
          legend={words.expand}
          names={entity.relations.map(({ name }) => name)}
          chosen={ask.expand}
          onChange={(expand) => change({ expand })}
        />
        <div className="grid gap-2">
          <Field label={words.filter} error={refusal} hint={words.filterHint}>
            {(control) => (
              <Input
                {...control}
                spellCheck={false}
                autoComplete="off"
                value={ask.filter}
                onChange={({ target }) => change({ filter: target.value })}
                className="font-mono text-sm"
              />
            )}
          </Field>
          <ConditionAdder
            key={entity.name}
            entity={entity}
            onAdd={(condition) =>
              change({ filter: ask.filter.trim() ? `${ask.filter.trim()} and ${condition}` : condition })
            }
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={words.sortBy}>
            {(control) => (
              <Select {...control} value={ask.orderBy} onChange={({ target }) => change({ orderBy: target.value })}>
                <option value="">{words.nothing}</option>
                {entity.fields.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.direction}>
            {(control) => (
              <Select
                {...control}
                value={ask.descending ? "desc" : "asc"}
                onChange={({ target }) => change({ descending: target.value === "desc" })}
              >
                <option value="asc">{words.smallestFirst}</option>
                <option value="desc">{words.greatestFirst}</option>
              </Select>
            )}
          </Field>
          <Field label={words.rows}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                placeholder={words.all}
                value={ask.top}
                onChange={({ target }) => change({ top: target.value.replace(/\D/g, "") })}
              />
            )}
          </Field>
        </div>
        <label htmlFor="odata-count" className="flex items-center gap-2">
          <Checkbox id="odata-count" checked={ask.count} onChange={({ target }) => change({ count: target.checked })} />
          {words.count}
        </label>
      </div>
      <Runner
        request={request}
        needed={[...new Set([entity.name, ...others])].map((name) => `${name}:read`)}
        credential={credential}
        run={run}
      />
    </div>
  );
}
