"use client";

import { Download, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import type { ImportRun } from "@/lib/contracts/imports";
import { useCancelImport, useImport, useUndoImport } from "@/lib/hooks/use-imports";
import { useMappers } from "@/lib/hooks/use-mappers";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Copyable } from "@/lib/ui/copy-button";
import { download } from "@/lib/ui/download";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { ProgressBar } from "@/lib/ui/progress-bar";
import { formatExact } from "@/lib/ui/time";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../_shell/detail-states";
import { errorList } from "../_file/error-file";
import { ImportErrors } from "../_parts/import-errors";
import { countsOf, ImportBadge } from "../_parts/import-words";

function Undo({ run }: { run: ImportRun }) {
  const undo = useUndoImport();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="dangerOutline" onClick={() => setAsking(true)}>
        <Undo2 aria-hidden="true" />
        Undo import
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Undo this import?"
        action="Undo import"
        pending={undo.isPending}
        error={undo.error ? errorText(undo.error) : undefined}
        onConfirm={() =>
          undo.mutate(run.id, {
            onSuccess: ({ restored, removed }) => {
              setAsking(false);
              toast.success("The import is undone", {
                description: `${removed} rows are gone, ${restored} are as they were.`,
              });
            },
          })
        }
      >
        <ul className="grid list-disc gap-1 pl-5">
          <li>The {run.imported} rows that it added are removed.</li>
          <li>The {run.updated} rows that it changed are as they were before.</li>
        </ul>
        <p className="text-muted">Where somebody has changed one of them since, the whole is refused.</p>
      </ConfirmDialog>
    </>
  );
}

function Running({ run }: { run: ImportRun }) {
  const cancel = useCancelImport();
  return (
    <div className="mb-6 grid max-w-[560px] gap-3">
      <ProgressBar label="Reading the file" value={run.progress} />
      <Button
        variant="secondary"
        className="justify-self-start"
        pending={cancel.isPending}
        onClick={() =>
          cancel.mutate(run.id, {
            onSuccess: () => toast.success("The import is being cancelled"),
            onError: (error) => toast.error("The import was not cancelled", { description: errorText(error) }),
          })
        }
      >
        Cancel import
      </Button>
    </div>
  );
}

function MapperName({ id }: { id: string | null }) {
  const mapper = useMappers().data?.data.find((one) => one.id === id);
  if (id === null) return "none, by the names of the columns";
  return mapper ? (
    <Link href={`/mappers/${id}`} className="rounded-sm underline underline-offset-4">
      {mapper.name}
    </Link>
  ) : (
    "one that is there no more"
  );
}

function Detail({ run }: { run: ImportRun }) {
  const title = run.fileName || "A file without a name";
  useTitle(title);
  const canUndo = run.status === "done" && !run.dryRun && run.imported + run.updated > 0;
  return (
    <>
      <PageHeader
        back={<Link href="/imports">Imports</Link>}
        title={title}
        status={<ImportBadge run={run} />}
        description={run.dryRun ? `Checked only: ${countsOf(run)}.` : `${countsOf(run)}.`}
        actions={canUndo && <Undo run={run} />}
      />
      {run.status === "running" && <Running run={run} />}
      {run.message && (
        <Notice tone={run.status === "failed" ? "bad" : "plain"} className="mb-6">
          {run.message}
        </Notice>
      )}
      <Section id="overview" title="Overview">
        <Facts
          facts={[
            { name: "Entity", value: run.entity },
            { name: "Mapper", value: <MapperName id={run.mapperId} /> },
            { name: "Rows with errors", value: run.mode === "atomic" ? "keep the whole file out" : "are left out" },
            { name: "Begun", value: formatExact(new Date(run.createdAt)) },
            { name: "Ended", value: run.finishedAt ? formatExact(new Date(run.finishedAt)) : "not yet" },
            { name: "Id", value: <Copyable text={run.id} what="import id" /> },
          ]}
        />
      </Section>
      {run.errors.length > 0 && (
        <Section
          id="errors"
          title="Problems"
          description="By row, the header being row 1, and field. The first hundred are kept."
        >
          <ImportErrors errors={run.errors} />
          <Button
            variant="secondary"
            size="sm"
            className="justify-self-start"
            onClick={() => download(`${title.replace(/\.\w+$/, "")}-problems.csv`, errorList(run.errors), "text/csv")}
          >
            <Download aria-hidden="true" />
            Download as CSV
          </Button>
        </Section>
      )}
    </>
  );
}

/** One import: what came of it, what was wrong, and undoing it. */
export function ImportDetail({ id }: { id: string }) {
  const { data, error, refetch } = useImport(id);
  if (data && !isGone(error)) return <Detail run={data} />;
  if (!error) return <DetailSkeleton />;
  return <DetailError error={error} retry={refetch} what="import" back={{ href: "/imports", label: "Your imports" }} />;
}
