"use client";

import { useState } from "react";
import { listMappers } from "@/lib/contracts/mappers";
import { useCall } from "@/lib/hooks/use-call";
import { useEntities } from "@/lib/hooks/use-entities";
import { ErrorState } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { importsWords } from "@/words/imports";
import { DetailSkeleton } from "../../_shell/detail-states";
import { useAddressValue } from "../../_shell/use-filter";
import type { DataTable } from "../_file/data-table";
import { FileField } from "../_parts/file-field";
import { ImportSteps } from "./import-steps";

const words = importsWords.new;

/** Chooses a file, says where its columns lead, checks it and imports it. */
export function NewImport() {
  const entities = useEntities();
  const mappers = useCall(listMappers, {});
  const [mapperId] = useAddressValue("mapper");
  const [chosen, setChosen] = useState<{ file: File; table: DataTable } | null>(null);
  const failed = [entities, mappers].find(({ error, data }) => error && !data);
  if (failed) return <ErrorState title={words.notFetched} error={failed.error} retry={failed.refetch} />;
  if (!entities.data || !mappers.data) return <DetailSkeleton />;
  return (
    <div className="max-w-[820px]">
      <PageHeader
        back={<Link href="/imports">{words.imports}</Link>}
        title={words.title}
        description={words.description}
      />
      <div className="grid gap-7">
        <FileField file={chosen?.file ?? null} onChoose={(file, table) => setChosen({ file, table })} />
        {chosen && (
          <ImportSteps
            // Another file is another import, with a report of its own.
            key={`${chosen.file.name} ${chosen.file.size} ${chosen.file.lastModified}`}
            file={chosen.file}
            table={chosen.table}
            entities={entities.data.data}
            mappers={mappers.data.data}
            suggestedMapper={mapperId}
          />
        )}
      </div>
    </div>
  );
}
