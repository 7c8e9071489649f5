"use client";

import { renewRecoveryCodes } from "@/lib/contracts/two-factor";
import { useChange } from "@/lib/hooks/use-call";
import { Dialog } from "@/lib/ui/dialog";
import { settingsWords } from "@/words/settings";
import { ProveForm } from "./prove-form";
import { RecoveryCodes } from "./recovery-codes";

const words = settingsWords.renewCodes;

/** Makes new recovery codes. */
export function RenewCodesDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const renew = useChange(renewRecoveryCodes);
  const codes = renew.data?.recoveryCodes;
  return (
    <Dialog
      open
      sticky={codes !== undefined}
      onOpenChange={onClose}
      title={codes ? words.newTitle : words.title}
      description={codes ? words.newDescription : words.description}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onStored={onDone} />
      ) : (
        <ProveForm
          action={words.action}
          pending={renew.isPending}
          error={renew.error}
          onCancel={onClose}
          onSend={(body) => renew.mutate({ body })}
        />
      )}
    </Dialog>
  );
}
