"use client";

import { Download, Undo2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { cancelImport, type ImportRun, undoImport } from "@/lib/contracts/imports";
import { listMappers } from "@/lib/contracts/mappers";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { useImport } from "@/lib/hooks/use-imports";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Copyable } from "@/lib/ui/copy-button";
import { download } from "@/lib/ui/download";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { ProgressBar } from "@/lib/ui/progress-bar";
import { useTimes } from "@/lib/ui/use-times";
import { useTitle } from "@/lib/ui/use-title";
import { commonWords } from "@/words/common";
import { importsWords } from "@/words/imports";
import { FetchedDetail } from "../../_parts/fetched-detail";
import { errorList } from "../_file/error-file";
import { ImportErrors } from "../_parts/import-errors";
import { formatCounts, ImportBadge } from "../_parts/import-words";

const words = importsWords.detail;

function Undo({ run }: { run: ImportRun }) {
  const undo = useChange(undoImport);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="dangerOutline" onClick={() => setAsking(true)}>
        <Undo2 aria-hidden="true" />
        {words.undo}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.undoTitle}
        action={words.undo}
        pending={undo.isPending}
        error={undo.error ? errorText(undo.error) : undefined}
        onConfirm={() =>
          undo.mutate(
            { params: { id: run.id } },
            {
              onSuccess: ({ restored, removed }) => {
                setAsking(false);
                toast.success(words.undone, {
                  description: words.undoneText(removed, restored),
                });
              },
            },
          )
        }
      >
        <ul className="grid list-disc gap-1 pl-5">
          <li>{words.undoRemoves(run.imported)}</li>
          <li>{words.undoRestores(run.updated)}</li>
        </ul>
        <p className="text-muted">{words.undoRefused}</p>
      </ConfirmDialog>
    </>
  );
}

function Running({ run }: { run: ImportRun }) {
  const cancel = useChange(cancelImport);
  return (
    <div className="mb-6 grid max-w-[560px] gap-3">
      <ProgressBar label={words.readingTheFile} value={run.progress} />
      <Button
        variant="secondary"
        className="justify-self-start"
        pending={cancel.isPending}
        onClick={() =>
          cancel.mutate(
            { params: { id: run.id } },
            {
              onSuccess: () => toast.success(words.cancelling),
              onError: (error) => toast.error(words.notCancelled, { description: errorText(error) }),
            },
          )
        }
      >
        {words.cancelImport}
      </Button>
    </div>
  );
}

function MapperName({ id }: { id: string | null }) {
  const mapper = useCall(listMappers, {}).data?.data.find((one) => one.id === id);
  if (id === null) return words.noMapper;
  return mapper ? (
    <Link href={`/mappers/${id}`} className="rounded-sm underline underline-offset-4">
      {mapper.name}
    </Link>
  ) : (
    words.mapperGone
  );
}

function Detail({ run }: { run: ImportRun }) {
  const { formatExact } = useTimes();
  const title = run.fileName || words.unnamedFile;
  useTitle(title);
  const canUndo = run.status === "done" && !run.dryRun && run.imported + run.updated > 0;
  return (
    <>
      <PageHeader
        back={<Link href="/imports">{words.imports}</Link>}
        title={title}
        status={<ImportBadge run={run} />}
        description={run.dryRun ? words.checkedOnly(formatCounts(run)) : words.done(formatCounts(run))}
        actions={canUndo && <Undo run={run} />}
      />
      {run.status === "running" && <Running run={run} />}
      {run.message && (
        <Notice tone={run.status === "failed" ? "bad" : "plain"} className="mb-6">
          {run.message}
        </Notice>
      )}
      <Section id="overview" title={commonWords.overview}>
        <Facts
          facts={[
            { name: words.entity, value: run.entity },
            { name: words.mapper, value: <MapperName id={run.mapperId} /> },
            { name: words.rowsWithErrors, value: run.mode === "atomic" ? words.keepFileOut : words.areLeftOut },
            { name: words.begun, value: formatExact(new Date(run.createdAt)) },
            { name: words.ended, value: run.finishedAt ? formatExact(new Date(run.finishedAt)) : words.notYet },
            { name: words.id, value: <Copyable text={run.id} what={words.importId} /> },
          ]}
        />
      </Section>
      {run.errors.length > 0 && (
        <Section id="errors" title={words.problems} description={words.problemsDescription}>
          <ImportErrors errors={run.errors} />
          <Button
            variant="secondary"
            size="sm"
            className="justify-self-start"
            onClick={() => download(`${title.replace(/\.\w+$/, "")}-problems.csv`, errorList(run.errors), "text/csv")}
          >
            <Download aria-hidden="true" />
            {words.downloadAsCsv}
          </Button>
        </Section>
      )}
    </>
  );
}

/** One import: what came of it, what was wrong, and undoing it. */
export function ImportDetail({ id }: { id: string }) {
  return (
    <FetchedDetail
      query={useImport(id)}
      what={words.notFoundWhat}
      back={{ href: "/imports", label: words.yourImports }}
    >
      {(run) => <Detail run={run} />}
    </FetchedDetail>
  );
}
