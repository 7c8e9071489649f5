"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { TwoFactor } from "@/lib/contracts/two-factor";
import { useTwoFactor } from "@/lib/hooks/use-two-factor";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ErrorState } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { RenewCodesDialog } from "./renew-codes-dialog";
import { TurnOffDialog } from "./turn-off-dialog";
import { TurnOnDialog } from "./turn-on-dialog";

type Opened = "on" | "off" | "codes" | null;

/** So few that the next lost phone could be the last. */
const FEW = 3;

function State({ state, open }: { state: TwoFactor; open: (dialog: Opened) => void }) {
  if (!state.enabled) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-hairline bg-surface p-4">
        <div className="grid gap-1">
          <Badge icon={ShieldAlert} className="justify-self-start">
            Off
          </Badge>
          <p className="max-w-[46ch] text-muted">Whoever learns your password can sign in as you.</p>
        </div>
        <Button onClick={() => open("on")}>Turn on</Button>
      </div>
    );
  }
  return (
    <>
      <div className="grid gap-3 rounded-lg border border-hairline bg-surface p-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone="good" icon={ShieldCheck}>
            On
          </Badge>
          {state.enabledAt && (
            <span className="text-muted">
              since <RelativeTime at={state.enabledAt} />
            </span>
          )}
          <span className="text-muted">
            {state.recoveryCodesLeft === 1 ? "1 recovery code" : `${state.recoveryCodesLeft} recovery codes`} left
          </span>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" onClick={() => open("codes")}>
            New recovery codes
          </Button>
          <Button variant="dangerOutline" onClick={() => open("off")}>
            Turn off
          </Button>
        </div>
      </div>
      {state.recoveryCodesLeft <= FEW && (
        <Notice tone="warn" title="You are running out of recovery codes">
          Make new ones: without them, a lost phone means asking an administrator.
        </Notice>
      )}
    </>
  );
}

/** Signing in with a code beside the password. */
export function TwoFactorSection() {
  const { data, error, refetch } = useTwoFactor();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const done = (message: string) => () => {
    close();
    toast.success(message);
  };
  return (
    <Section
      id="two-factor"
      title="Two-factor sign-in"
      description="A code of an app on your phone beside the password. Keys, tokens and apps go on working as before."
    >
      {data && <State state={data} open={setOpened} />}
      {!data && error && <ErrorState title="This could not be fetched" error={error} retry={refetch} />}
      {!data && !error && <SkeletonRows rows={1} />}
      {opened === "on" && <TurnOnDialog onClose={close} onDone={done("Two-factor sign-in is on")} />}
      {opened === "codes" && <RenewCodesDialog onClose={close} onDone={done("The new recovery codes count")} />}
      {opened === "off" && <TurnOffDialog onClose={close} onDone={done("Two-factor sign-in is off")} />}
    </Section>
  );
}
