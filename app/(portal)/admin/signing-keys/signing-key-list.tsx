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
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
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
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { RowMenu } from "../_parts/row-menu";

const STATES = {
  signing: { tone: "good", icon: CircleCheck, word: "Signing" },
  published: { tone: "warn", icon: Clock, word: "Retired" },
  withdrawn: { tone: "bad", icon: CircleSlash, word: "Withdrawn" },
} as const satisfies Record<SigningKeyFacts["status"], unknown>;

const SIGNS = { "access-tokens": "Access tokens", "id-tokens": "Id tokens" } as const;

const ALGORITHM_WORDS = {
  ES256: "ES256: small and quick, known everywhere",
  RS256: "RS256: for verifiers that know nothing else",
  EdDSA: "EdDSA: the quickest, where verifiers know it",
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
  { title: "Status", cell: ({ status }) => <State status={status} />, from: "md" },
  { title: "Algorithm", cell: ({ algorithm }) => <span className="font-mono text-sm">{algorithm}</span>, from: "md" },
  { title: "Made", cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "lg" },
  {
    title: "Published until",
    cell: ({ publishedUntil }) => (publishedUntil ? <RelativeTime at={publishedUntil} /> : "Rotation"),
    from: "lg",
  },
];

function RotateDialog({ onClose }: { onClose: () => void }) {
  const rotate = useAdminChange(rotateSigningKey);
  const [algorithm, setAlgorithm] = useState<(typeof ALGORITHMS)[number]>("ES256");
  const send = (event: FormEvent) => {
    event.preventDefault();
    rotate.mutate(
      { body: { algorithm } },
      {
        onSuccess: () => {
          toast.success("New keys sign from now on");
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Rotate the signing keys"
      description="New tokens are signed with new keys. The old ones stay published until their last token has expired, so nothing stops."
    >
      <form className="grid gap-5" onSubmit={send}>
        <Field
          label="Algorithm of access tokens"
          hint="Id tokens are always signed with RS256, which every client knows."
        >
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
            Cancel
          </Button>
          <Button type="submit" pending={rotate.isPending}>
            Rotate keys
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function WithdrawDialog({ kid, onClose }: { kid: string; onClose: () => void }) {
  const withdraw = useAdminChange(withdrawSigningKey);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Withdraw this key?"
      action="Withdraw key"
      pending={withdraw.isPending}
      error={withdraw.error ? errorText(withdraw.error) : undefined}
      onConfirm={() =>
        withdraw.mutate(
          { params: { kid } },
          {
            onSuccess: () => {
              toast.success("The key is withdrawn");
              onClose();
            },
          },
        )
      }
    >
      <p>
        Every token that it signed is refused from its next call on, and clients must get new ones. Do it where the key
        may have leaked; otherwise it ends by itself.
      </p>
    </ConfirmDialog>
  );
}

/** The keys that sign tokens. */
export function SigningKeyList() {
  const keys = useAdmin(listSigningKeys, {});
  const [open, setOpen] = useState<{ act: "rotate" } | { act: "withdraw"; kid: string } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title="Signing keys"
        description="With these keys tokens are signed; others verify them with what is published at /.well-known/jwks.json."
        actions={
          <Button onClick={() => setOpen({ act: "rotate" })}>
            <RotateCw aria-hidden="true" />
            Rotate keys
          </Button>
        }
      />
      <Fetched query={keys} what="The signing keys">
        {({ data }) => (
          <ListTable
            rows={data}
            keyOf={({ kid }) => kid}
            title="Signs"
            nameOf={({ kid, signs }) => ({ text: SIGNS[signs], mark: kid })}
            columns={COLUMNS}
            actions={({ kid, status }) =>
              status === "published" && (
                <RowMenu name={kid}>
                  <MenuItem danger onSelect={() => setOpen({ act: "withdraw", kid })}>
                    <Trash2 aria-hidden="true" />
                    Withdraw
                  </MenuItem>
                </RowMenu>
              )
            }
            none="There is no key."
          />
        )}
      </Fetched>
      {open?.act === "rotate" && <RotateDialog onClose={close} />}
      {open?.act === "withdraw" && <WithdrawDialog kid={open.kid} onClose={close} />}
    </>
  );
}
