"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useEntities } from "@/lib/hooks/use-entities";
import { ErrorState } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { Select } from "@/lib/ui/select";
import { mappersWords } from "@/words/mappers";
import { DetailSkeleton } from "../../_shell/detail-states";
import type { DataTable } from "../../imports/_file/data-table";
import { FileField } from "../../imports/_parts/file-field";
import { draftFor } from "../_parts/mapper-draft";
import { MapperEditor } from "../_parts/mapper-editor";

const words = mappersWords.new;

/** Makes a mapper, out of a file of the kind or by hand. */
export function NewMapper() {
  const router = useRouter();
  const { data, error, refetch } = useEntities();
  const [entityName, setEntityName] = useState("");
  const [chosen, setChosen] = useState<{ file: File; table: DataTable } | null>(null);
  if (error && !data) return <ErrorState title={words.notFetched} error={error} retry={refetch} />;
  const entities = data?.data ?? [];
  const entity = entities.find(({ name }) => name === entityName) ?? entities[0];
  if (!entity) return <DetailSkeleton />;
  const headers = chosen?.table.headers ?? [];
  const [first] = chosen?.table.rows ?? [];
  return (
    <div className="max-w-[820px]">
      <PageHeader
        back={<Link href="/mappers">{words.mappers}</Link>}
        title={words.title}
        description={words.description}
      />
      <div className="grid gap-6">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={words.whatFilesHold}>
            {(control) => (
              <Select {...control} value={entity.name} onChange={({ target }) => setEntityName(target.value)}>
                {entities.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <FileField file={chosen?.file ?? null} onChoose={(file, table) => setChosen({ file, table })} />
        </div>
        <MapperEditor
          key={`${entity.name} ${headers.join("\n")}`}
          entity={entity}
          initial={draftFor(headers, entity, chosen?.file.name.replace(/\.\w+$/, "") ?? "")}
          examples={new Map(headers.map((header, index) => [header, first?.cells[index] ?? ""]))}
          action={words.title}
          onSaved={({ id, name }) => {
            toast.success(words.created(name));
            router.push(`/mappers/${id}`);
          }}
        />
      </div>
    </div>
  );
}
