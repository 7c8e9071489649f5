import { Th } from "@/lib/ui/table";
import { importsWords } from "@/words/imports";
import type { DataTable } from "../_file/data-table";

const words = importsWords.filePreview;

interface FilePreviewProps {
  table: DataTable;
  /** Column mapping; null while that is being said. */
  columns: readonly { from: string; to: string }[] | null;
}

/** The first rows of a file, with where each column leads. */
export function FilePreview({ table, columns }: FilePreviewProps) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={words.caption}
      className="overflow-x-auto rounded-lg border border-hairline bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr>
            {table.headers.map((header) => (
              <Th key={header} className="h-auto px-3 py-2 align-top">
                <span className="block text-ink">{header}</span>
                {columns && (
                  <span className="block font-normal text-xs">
                    {columns.find(({ from }) => from === header)?.to ?? words.notImported}
                  </span>
                )}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ row, cells }) => (
            <tr key={row} className="border-hairline border-b last:border-b-0">
              {table.headers.map((header, index) => (
                <td key={header} className="max-w-60 truncate px-3 py-1.5">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
