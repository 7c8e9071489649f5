"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { cn } from "@/lib/ui/cn";
import { FieldError } from "@/lib/ui/field";
import { importsWords } from "@/words/imports";
import { type DataTable, readPreview } from "../_file/data-table";

const words = importsWords.file;

const size = (bytes: number) =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} kB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

interface FileFieldProps {
  file: File | null;
  onChoose: (file: File, table: DataTable) => void;
}

/** Chooses a file of CSV or JSON lines, by clicking or by dropping it, and reads its beginning. */
export function FileField({ file, onChoose }: FileFieldProps) {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const table = await readPreview(chosen).catch(() => null);
    if (!table) return setProblem(words.unreadable);
    if (table.headers.every((header) => header === "")) return setProblem(words.noColumns);
    setProblem(undefined);
    onChoose(chosen, table);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void choose(event.dataTransfer.files[0]);
  };
  return (
    <div className="grid min-w-0 gap-1.5">
      <span className="font-medium">{words.file}</span>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex min-h-9 min-w-0 items-center gap-3 rounded-lg border border-control border-dashed bg-surface px-3 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
          over && "border-accent bg-accent-tint",
        )}
      >
        <FileUp aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 truncate">
          {file ? (
            <>
              {file.name} <span className="text-muted">{size(file.size)}</span>
            </>
          ) : (
            words.choose
          )}
        </span>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv,application/x-ndjson"
          aria-describedby={problem ? `${id}-problem` : `${id}-hint`}
          className="sr-only"
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            // So that the same file can be chosen again after it was mended.
            target.value = "";
          }}
        />
      </label>
      {problem && <FieldError id={`${id}-problem`}>{problem}</FieldError>}
      <p id={`${id}-hint`} className="text-muted text-sm">
        {words.formats}
      </p>
    </div>
  );
}
