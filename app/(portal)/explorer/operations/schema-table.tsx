import type { ReactNode } from "react";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { explorerWords } from "@/words/explorer";
import { type OpenApiDocument, resolve, type Schema, typeWords } from "./openapi";

const words = explorerWords.schemaTable;

export interface SchemaRow {
  name: string;
  type: string;
  required: boolean;
  about: ReactNode;
}

/** The properties of an object as rows; what is inside a list or an object follows under a dotted name. */
export function listRows(given: Schema, document: OpenApiDocument, prefix = "", depth = 0): SchemaRow[] {
  const schema = resolve(given, document);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const one = resolve(property, document);
    const inner = one.items ? resolve(one.items, document) : one;
    const row = {
      name: prefix + name,
      type: typeWords(property, document),
      required: schema.required?.includes(name) ?? false,
      about: one.description ?? "",
    };
    const below = depth < 2 ? listRows(inner, document, `${prefix}${name}${one.items ? "[]" : ""}.`, depth + 1) : [];
    return [row, ...below];
  });
}

/** Names, types and meanings, of parameters or of members. */
export function SchemaTable({ rows, label }: { rows: readonly SchemaRow[]; label: string }) {
  if (rows.length === 0) return null;
  return (
    <Table aria-label={label}>
      <thead>
        <tr>
          <Th>{commonWords.name}</Th>
          <Th>{commonWords.type}</Th>
          <Th className="max-md:hidden">{words.meaning}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, type, required, about }) => (
          <Tr key={name}>
            <Td className="break-all font-mono text-sm">
              {name}
              {required && <span className="ml-1.5 font-sans text-muted text-xs">{words.required}</span>}
              {about && <span className="mt-0.5 block break-normal font-sans text-muted md:hidden">{about}</span>}
            </Td>
            <Td className="text-muted text-sm [overflow-wrap:anywhere]">{type}</Td>
            <Td className="text-muted text-sm max-md:hidden">{about}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
