"use client";

import { Download } from "lucide-react";
import { Button } from "@/lib/ui/button";
import { CopyButton } from "@/lib/ui/copy-button";
import { DialogActions } from "@/lib/ui/dialog";
import { download } from "@/lib/ui/download";
import { useLeaveWarning } from "@/lib/ui/use-leave-warning";
import { settingsWords } from "@/words/settings";

const words = settingsWords.recoveryCodes;

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  useLeaveWarning();
  const text = `${codes.join("\n")}\n`;
  return (
    <>
      <ul
        aria-label={words.recoveryCodes}
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-lg border border-hairline bg-sunken p-4 text-center font-mono"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="text-muted">{words.about}</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton labelled text={text} what={words.recoveryCodesWhat} />
        <Button variant="secondary" size="sm" onClick={() => download("gatehouse-recovery-codes.txt", text)}>
          <Download aria-hidden="true" />
          {words.download}
        </Button>
      </div>
      <DialogActions>
        <Button onClick={onStored}>{words.stored}</Button>
      </DialogActions>
    </>
  );
}
