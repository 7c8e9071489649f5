import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { getImport, type ImportOutcome, type ImportRun, listImports, startImport } from "../contracts/imports";
import { callKey } from "./call-key";
import { upload } from "./upload";
import { useCall } from "./use-call";

const WATCH_EVERY_MS = 1000;

const isRunning = (run: ImportRun | undefined) => run?.status === "running";

/** My imports, newest first; watched while one of them runs, or while the page says that one is about to. */
export const useImports = ({ watch = false }: { watch?: boolean } = {}) =>
  useCall(listImports, {}, { every: (runs) => (watch || runs?.data.some(isRunning) || false) && WATCH_EVERY_MS });

/** One of my imports, watched while it runs. */
export const useImport = (id: string) =>
  useCall(getImport, { params: { id } }, { every: (run) => isRunning(run) && WATCH_EVERY_MS });

/** What is imported, and how. */
export interface ImportRequest {
  file: File;
  entity: string;
  /** `null`: by the names of the columns. */
  mapperId: string | null;
  mode: "rows" | "atomic";
  dryRun: boolean;
}

/** Sends a file to be imported or checked, with how much of it has been sent; `stop` takes it back. */
export function useStartImport() {
  const client = useQueryClient();
  const [sent, setSent] = useState(0);
  const controller = useRef<AbortController>(undefined);
  const mutation = useMutation({
    mutationFn: async ({ file, entity, mapperId, mode, dryRun }: ImportRequest) => {
      const form = new FormData();
      form.append("entity", entity);
      form.append("mode", mode);
      form.append("dryRun", String(dryRun));
      if (mapperId) form.append("mapperId", mapperId);
      form.append("file", file);
      controller.current = new AbortController();
      setSent(0);
      const options = { onSent: setSent, signal: controller.current.signal };
      return (await upload(startImport.path, form, options)) as ImportOutcome;
    },
    onSettled: () => client.invalidateQueries({ queryKey: callKey(listImports, {}) }),
  });
  // A server whose client has hung up takes back what it wrote so far.
  return { ...mutation, sent, stop: () => controller.current?.abort(new DOMException("Stopped.", "AbortError")) };
}
