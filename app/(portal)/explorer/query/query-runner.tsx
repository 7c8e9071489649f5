"use client";

import { useId, useState } from "react";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { Field, FieldError } from "@/lib/ui/field";
import { Textarea } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { commonWords } from "@/words/common";
import { explorerWords } from "@/words/explorer";
import { faultIn } from "../refusal";
import { Runner, useRun } from "../runner";
import type { ExplorerCredential } from "../use-explorer-credential";
import type { QueryWords } from "./completions";
import { entitiesIn } from "./place";
import { QueryEditor } from "./query-editor";

const texts = explorerWords.queryRunner;

const EXAMPLES = [
  { title: texts.aFewFields, query: "products(limit: 5) {\n  id, name, price, stock\n}" },
  {
    title: texts.conditionAndOrder,
    query:
      "products(\n  where: \"price > 10 and stock > 0 and name like '%Tea%'\"\n  orderBy: [price@desc, name]\n  limit: 10\n) {\n  sku, name, price\n}",
  },
  {
    title: texts.relations,
    query: "categories {\n  name\n  products(limit: 3, orderBy: price@desc) { name, price }\n}",
  },
  {
    title: texts.countsAndSums,
    query:
      "products(orderBy: total@desc) {\n  category.name as category\n  @count as total\n  @avg(price) as average\n}",
  },
];

function variablesProblem(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return undefined;
  } catch {
    // Said below, in words.
  }
  return texts.variablesWrong;
}

interface QueryRunnerProps {
  entities: readonly CatalogueEntity[];
  words: QueryWords;
  credential: ExplorerCredential;
}

/** Writes a query and runs it at `POST /api/query`. */
export function QueryRunner({ entities, words, credential }: QueryRunnerProps) {
  const id = useId();
  const [query, setQuery] = useState(EXAMPLES[0]?.query ?? "");
  const [variables, setVariables] = useState("");
  const problem = variablesProblem(variables);
  const body = problem === undefined && variables.trim() ? { query, variables: JSON.parse(variables) } : { query };
  const request = {
    method: "POST",
    path: "/api/query",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const run = useRun(problem === undefined ? request : null, credential);
  const fault = run.exchange && faultIn(run.exchange);
  const change = (text: string) => {
    setQuery(text);
    // Its fault would be marked at a place that has moved.
    if (fault) run.forget();
  };
  return (
    <div className="grid gap-6 pt-2 lg:grid-cols-2">
      <div className="grid min-w-0 content-start gap-4">
        <div className="grid gap-1.5">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <label htmlFor={id} className="font-medium">
              {texts.query}
            </label>
            <Select
              aria-label={texts.examples}
              value=""
              onChange={({ target }) => change(target.value)}
              className="w-48"
            >
              <option value="">{texts.takeAnExample}</option>
              {EXAMPLES.map((example) => (
                <option key={example.title} value={example.query}>
                  {example.title}
                </option>
              ))}
            </Select>
          </div>
          <QueryEditor
            id={id}
            value={query}
            onChange={change}
            onRun={run.run}
            fault={fault}
            describedBy={fault ? `${id}-fault` : `${id}-hint`}
            entities={entities}
            words={words}
          />
          {fault && (
            <FieldError id={`${id}-fault`}>{texts.problemAt(fault.line, fault.column, fault.message)}</FieldError>
          )}
          <p id={`${id}-hint`} className="text-muted text-sm">
            {texts.hint}
          </p>
        </div>
        <Field label={texts.variables} aside={commonWords.optional} error={problem} hint={texts.variablesHint}>
          {(control) => (
            <Textarea
              {...control}
              spellCheck={false}
              placeholder='{"least": 10}'
              value={variables}
              onChange={({ target }) => setVariables(target.value)}
              className="min-h-14 font-mono text-sm"
            />
          )}
        </Field>
      </div>
      <Runner
        request={problem === undefined ? request : null}
        needed={entitiesIn(query, entities).map((name) => `${name}:read`)}
        credential={credential}
        run={run}
      />
    </div>
  );
}
