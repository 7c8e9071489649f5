"use client";

import { useMemo, useState } from "react";
import { Field } from "@/lib/ui/field";
import { Input, Textarea } from "@/lib/ui/input";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { commonWords } from "@/words/common";
import { explorerWords } from "@/words/explorer";
import { Runner, useRun } from "../runner";
import type { ExplorerCredential } from "../use-explorer-credential";
import { MethodBadge } from "./method-badge";
import { buildExample, type OpenApiDocument, type ReferenceOperation, resolve, typeWords } from "./openapi";
import { buildRequest, type Filled } from "./operation-request";
import { listRows, SchemaTable } from "./schema-table";

const words = explorerWords.operationDetail;

interface OperationDetailProps {
  operation: ReferenceOperation;
  document: OpenApiDocument;
  credential: ExplorerCredential;
}

interface FillProps extends Omit<OperationDetailProps, "credential"> {
  filled: Filled;
  onChange: (part: Partial<Filled>) => void;
}

function FormFields({ operation, document, filled: { form }, onChange }: FillProps) {
  const fields = operation.body ? Object.entries(resolve(operation.body.schema, document).properties ?? {}) : [];
  const set = (name: string, value: string | File) => onChange({ form: { ...form, [name]: value } });
  return fields.map(([name, field]) => (
    <Field key={name} label={<code className="font-mono text-sm">{name}</code>}>
      {(control) =>
        field.format === "binary" ? (
          <input
            {...control}
            type="file"
            className="min-w-0 max-w-full text-sm"
            onChange={({ target }) => set(name, target.files?.[0] ?? "")}
          />
        ) : (
          <Input {...control} onChange={({ target }) => set(name, target.value)} className="font-mono text-sm" />
        )
      }
    </Field>
  ));
}

function Fill(props: FillProps) {
  const { operation, document, filled, onChange } = props;
  return (
    <>
      {operation.parameters.map(({ name, schema, required }) => (
        <Field
          key={name}
          label={<code className="font-mono text-sm">{name}</code>}
          aside={required ? words.required : commonWords.optional}
          hint={typeWords(schema, document)}
        >
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              autoComplete="off"
              value={filled.parameters[name] ?? ""}
              onChange={({ target }) => onChange({ parameters: { ...filled.parameters, [name]: target.value } })}
              className="font-mono text-sm"
            />
          )}
        </Field>
      ))}
      {operation.body?.type === "multipart/form-data" && <FormFields {...props} />}
      {operation.body && operation.body.type !== "multipart/form-data" && (
        <Field label={words.body} aside={operation.body.type}>
          {(control) => (
            <Textarea
              {...control}
              spellCheck={false}
              rows={8}
              value={filled.body}
              onChange={({ target }) => onChange({ body: target.value })}
              className="font-mono text-sm"
            />
          )}
        </Field>
      )}
    </>
  );
}

/** One operation: what it takes and gives, and a way to run it. */
export function OperationDetail({ operation, document, credential }: OperationDetailProps) {
  const [filled, setFilled] = useState<Filled>(() => ({
    parameters: {},
    form: {},
    body: operation.body ? JSON.stringify(buildExample(operation.body.schema, document), null, 2) : "",
  }));
  const request = useMemo(() => buildRequest(operation, filled), [operation, filled]);
  const run = useRun(request, credential);
  const [done] = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const answer = done && Object.values(done[1].content ?? {})[0]?.schema;
  return (
    <article className="grid min-w-0 content-start gap-5">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <MethodBadge method={operation.method} />
          <h2 className="min-w-0 break-all font-mono text-lg">{operation.path}</h2>
        </div>
        <p className="max-w-prose text-muted">{operation.summary}</p>
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-muted">{words.scope}</span>
          {operation.scopes.length > 0 ? (
            <ScopeChips all scopes={operation.scopes} />
          ) : (
            <span>{operation.security.length > 0 ? words.touchesDecide : words.noScope}</span>
          )}
        </div>
      </header>
      <Fill
        operation={operation}
        document={document}
        filled={filled}
        onChange={(part) => setFilled({ ...filled, ...part })}
      />
      <Runner request={request} needed={operation.scopes} credential={credential} run={run} />
      {operation.body && (
        <section className="grid gap-2">
          <h3 className="font-semibold">{words.toBody}</h3>
          <SchemaTable label={words.toBody} rows={listRows(operation.body.schema, document)} />
        </section>
      )}
      {answer && (
        <section className="grid gap-2">
          <h3 className="font-semibold">{words.answerOfStatus(done[0])}</h3>
          <SchemaTable label={words.answer} rows={listRows(answer, document)} />
        </section>
      )}
    </article>
  );
}
