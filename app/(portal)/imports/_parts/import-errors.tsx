import type { ImportError } from "@/lib/contracts/imports";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { importsWords } from "@/words/imports";

const words = importsWords.errors;

const SHOWN = 100;

interface ImportErrorsProps {
  errors: readonly ImportError[];
  /** What a field is called in the file. */
  toColumn?: (field: string) => string;
  /** What stands in a cell, where the file is at hand. */
  getCell?: (error: ImportError) => string | undefined;
}

/** Errors by row and cell. */
export function ImportErrors({ errors, toColumn = (field) => field, getCell }: ImportErrorsProps) {
  return (
    <>
      <Table aria-label={words.caption}>
        <thead>
          <tr>
            <Th className="w-16">{words.row}</Th>
            <Th>{words.column}</Th>
            {getCell && <Th className="max-sm:hidden">{words.cell}</Th>}
            <Th>{words.problem}</Th>
          </tr>
        </thead>
        <tbody>
          {errors.slice(0, SHOWN).map((error) => (
            <Tr key={`${error.row} ${error.field} ${error.message}`}>
              <Td className="tabular font-mono text-sm">{error.row}</Td>
              <Td className="break-words">{toColumn(error.field)}</Td>
              {getCell && <Td className="max-w-60 truncate font-mono text-sm max-sm:hidden">{getCell(error)}</Td>}
              <Td>{error.message}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {errors.length > SHOWN && <p className="text-muted text-sm">{words.firstProblems(SHOWN, errors.length)}</p>}
    </>
  );
}
