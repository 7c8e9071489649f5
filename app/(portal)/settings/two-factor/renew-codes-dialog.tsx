"use client";

import { useRenewRecoveryCodes } from "@/lib/hooks/use-two-factor";
import { Dialog } from "@/lib/ui/dialog";
import { ProveForm } from "./prove-form";
import { RecoveryCodes } from "./recovery-codes";

/** Makes new recovery codes. */
export function RenewCodesDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const renew = useRenewRecoveryCodes();
  const codes = renew.data?.recoveryCodes;
  return (
    <Dialog
      open
      sticky={codes !== undefined}
      onOpenChange={onClose}
      title={codes ? "Your new recovery codes" : "Make new recovery codes"}
      description={
        codes ? "They are shown this once. The older ones no longer count." : "Ten new ones; the older ones end."
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes} onStored={onDone} />
      ) : (
        <ProveForm
          action="Make new codes"
          pending={renew.isPending}
          error={renew.error}
          onCancel={onClose}
          onSend={(typed) => renew.mutate(typed)}
        />
      )}
    </Dialog>
  );
}
