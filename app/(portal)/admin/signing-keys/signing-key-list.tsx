"use client";

import { CircleCheck, CircleSlash, Clock, RotateCw, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import {
  ALGORITHMS,
  listSigningKeys,
  rotateSigningKey,
  type SigningKeyFacts,
  withdrawSigningKey,
} from "@/lib/contracts/signing-keys";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Dialog, DialogActions } from "@/lib/ui/dialog";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { MenuItem } from "@/lib/ui/menu";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { adminSigningKeysWords } from "@/words/admin-signing-keys";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { RowMenu } from "../../_parts/row-menu";

const words = adminSigningKeysWords.list;

const STATES = {
  signing: { tone: "good", icon: CircleCheck, word: words.signing },
  published: { tone: "warn", icon: Clock, word: words.retired },
  withdrawn: { tone: "bad", icon: CircleSlash, word: words.withdrawn },
} as const satisfies Record<SigningKeyFacts["status"], unknown>;

const SIGNS = { "access-tokens": words.accessTokens, "id-tokens": words.idTokens } as const;

const ALGORITHM_WORDS = {
  ES256: words.es256,
  RS256: words.rs256,
  EdDSA: words.edDsa,
} as const;

function State({ status }: Pick<SigningKeyFacts, "status">) {
  const { tone, icon, word } = STATES[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

const COLUMNS: readonly Column<SigningKeyFacts>[] = [
  { title: commonWords.status, cell: ({ status }) => <State status={status} />, from: "md" },
  {
    title: words.algorithm,
    cell: ({ algorithm }) => <span className="font-mono text-sm">{algorithm}</span>,
    from: "md",
  },
  { title: words.made, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "lg" },
  {
    title: words.publishedUntil,
    cell: ({ publishedUntil }) => (publishedUntil ? <RelativeTime at={publishedUntil} /> : words.rotation),
    from: "lg",
  },
];

function RotateDialog({ onClose }: { onClose: () => void }) {
  const rotate = useChange(rotateSigningKey);
  const [algorithm, setAlgorithm] = useState<(typeof ALGORITHMS)[number]>("ES256");
  const send = (event: FormEvent) => {
    event.preventDefault();
    rotate.mutate(
      { body: { algorithm } },
      {
        onSuccess: () => {
          toast.success(words.rotated);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.rotateTitle} description={words.rotateDescription}>
      <form className="grid gap-5" onSubmit={send}>
        <Field label={words.rotateAlgorithm} hint={words.rotateAlgorithmHint}>
          {(control) => (
            <Select
              {...control}
              value={algorithm}
              onChange={(event) => setAlgorithm(ALGORITHMS.find((name) => name === event.target.value) ?? "ES256")}
            >
              {ALGORITHMS.map((name) => (
                <option key={name} value={name}>
                  {ALGORITHM_WORDS[name]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {rotate.error && (
          <Notice tone="bad" role="alert">
            {errorText(rotate.error)}
          </Notice>
        )}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" pending={rotate.isPending}>
            {words.rotate}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function WithdrawDialog({ kid, onClose }: { kid: string; onClose: () => void }) {
  const withdraw = useChange(withdrawSigningKey);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.withdrawTitle}
      action={words.withdrawAction}
      pending={withdraw.isPending}
      error={withdraw.error ? errorText(withdraw.error) : undefined}
      onConfirm={() =>
        withdraw.mutate(
          { params: { kid } },
          {
            onSuccess: () => {
              toast.success(words.withdrawDone);
              onClose();
            },
          },
        )
      }
    >
      <p>{words.withdrawConsequences}</p>
    </ConfirmDialog>
  );
}

/** The keys that sign tokens. */
export function SigningKeyList() {
  const keys = useCall(listSigningKeys, {});
  const [open, setOpen] = useState<{ act: "rotate" } | { act: "withdraw"; kid: string } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={
          <Button onClick={() => setOpen({ act: "rotate" })}>
            <RotateCw aria-hidden="true" />
            {words.rotate}
          </Button>
        }
      />
      <Fetched query={keys} notFetched={words.notFetched}>
        {({ data }) => (
          <ListTable
            rows={data}
            rowKey={({ kid }) => kid}
            title={words.signs}
            rowName={({ kid, signs }) => ({ text: SIGNS[signs], mark: kid })}
            columns={COLUMNS}
            actions={({ kid, status }) =>
              status === "published" && (
                <RowMenu name={kid}>
                  <MenuItem danger onSelect={() => setOpen({ act: "withdraw", kid })}>
                    <Trash2 aria-hidden="true" />
                    {words.withdraw}
                  </MenuItem>
                </RowMenu>
              )
            }
            none={words.empty}
          />
        )}
      </Fetched>
      {open?.act === "rotate" && <RotateDialog onClose={close} />}
      {open?.act === "withdraw" && <WithdrawDialog kid={open.kid} onClose={close} />}
    </>
  );
}
