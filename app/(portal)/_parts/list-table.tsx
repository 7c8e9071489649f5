"use client";

import type { ReactNode } from "react";
import { cn } from "@/lib/ui/cn";
import { Link } from "@/lib/ui/link";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";

/** A fact about each row. */
export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** The width from which on it has a column of its own; below, it stands under the name, or nowhere. */
  from: "md" | "lg" | "xl";
  below?: "nowhere";
}

const WIDTHS = {
  md: { column: "max-md:hidden", folded: "md:hidden" },
  lg: { column: "max-lg:hidden", folded: "lg:hidden" },
  xl: { column: "max-xl:hidden", folded: "xl:hidden" },
} as const;

/** What a row is called, where it leads, and what tells it from others. */
interface RowName {
  text: ReactNode;
  href?: string;
  /** Where it opens a dialog instead. */
  onOpen?: () => void;
  mark?: string;
  /** A sentence about it. */
  note?: ReactNode;
  /** What it is known by at a glance. */
  picture?: ReactNode;
}

export interface ListTableProps<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The title of the first column. */
  title: string;
  rowName: (row: Row) => RowName;
  columns: readonly Column<Row>[];
  actions?: (row: Row) => ReactNode;
  /** What stands there when no row does. */
  none: string;
}

const wholeRow = "after:absolute after:inset-0 hover:underline hover:underline-offset-4";
const nameClasses = "rounded-sm font-medium [overflow-wrap:anywhere]";

function Name({ name: { text, href, onOpen, mark, note } }: { name: Omit<RowName, "picture"> }) {
  return (
    <>
      {href ? (
        <Link href={href} className={cn(nameClasses, wholeRow)}>
          {text}
        </Link>
      ) : onOpen ? (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={onOpen}
          className={cn(nameClasses, wholeRow, "cursor-pointer text-left")}
        >
          {text}
        </button>
      ) : (
        <span className={nameClasses}>{text}</span>
      )}
      {note && <span className="block text-muted text-sm [overflow-wrap:anywhere]">{note}</span>}
      {mark && <code className="block break-all font-mono text-muted text-xs">{mark}</code>}
    </>
  );
}

function Named({ name: { picture, ...name } }: { name: RowName }) {
  if (!picture) return <Name name={name} />;
  return (
    <div className="flex gap-3">
      {picture}
      <div className="min-w-0">
        <Name name={name} />
      </div>
    </div>
  );
}

/** A list: rows with a name, facts and what can be done to them, folded into one column on phones. */
export function ListTable<Row>({ rows, rowKey, title, rowName, columns, actions, none }: ListTableProps<Row>) {
  const folding = columns.filter(({ below }) => below !== "nowhere");
  return (
    <Table>
      <thead className="max-md:sr-only">
        <tr>
          <Th>{title}</Th>
          {columns.map((column) => (
            <Th key={column.title} className={WIDTHS[column.from].column}>
              {column.title}
            </Th>
          ))}
          {actions && (
            <Th>
              <span className="sr-only">{commonWords.actions}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={rowKey(row)} className="relative">
            <Td className="max-w-0 md:w-2/5">
              <Named name={rowName(row)} />
              <div className="mt-1.5 grid gap-1 text-sm empty:hidden xl:hidden">
                {folding.map((column) => (
                  <div key={column.title} className={cn("flex flex-wrap gap-x-2", WIDTHS[column.from].folded)}>
                    <span className="text-muted">{column.title}:</span>
                    <div className="min-w-0">{column.cell(row)}</div>
                  </div>
                ))}
              </div>
            </Td>
            {columns.map((column) => (
              <Td key={column.title} className={cn(WIDTHS[column.from].column, "break-words")}>
                {column.cell(row)}
              </Td>
            ))}
            {actions && (
              <Td className="w-12 pr-3 pl-0 text-right">
                <div className="relative">{actions(row)}</div>
              </Td>
            )}
          </Tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <Td colSpan={columns.length + 2} className="text-muted">
              {none}
            </Td>
          </tr>
        )}
      </tbody>
    </Table>
  );
}
