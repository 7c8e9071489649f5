"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { getTwoFactor, type TwoFactor } from "@/lib/contracts/two-factor";
import { useCall } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { settingsWords } from "@/words/settings";
import { Fetched } from "../../_parts/fetched";
import { RenewCodesDialog } from "./renew-codes-dialog";
import { TurnOffDialog } from "./turn-off-dialog";
import { TurnOnDialog } from "./turn-on-dialog";

const words = settingsWords.twoFactor;

type Opened = "on" | "off" | "codes" | null;

/** So few that the next lost phone could be the last. */
const FEW = 3;

function State({ state, open }: { state: TwoFactor; open: (dialog: Opened) => void }) {
  if (!state.enabled) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-hairline bg-surface p-4">
        <div className="grid gap-1">
          <Badge icon={ShieldAlert} className="justify-self-start">
            {words.off}
          </Badge>
          <p className="max-w-[46ch] text-muted">{words.offText}</p>
        </div>
        <Button onClick={() => open("on")}>{words.turnOn}</Button>
      </div>
    );
  }
  return (
    <>
      <div className="grid gap-3 rounded-lg border border-hairline bg-surface p-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone="good" icon={ShieldCheck}>
            {words.on}
          </Badge>
          {state.enabledAt && <span className="text-muted">{words.since(<RelativeTime at={state.enabledAt} />)}</span>}
          <span className="text-muted">{words.codesLeft(state.recoveryCodesLeft)}</span>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" onClick={() => open("codes")}>
            {words.newRecoveryCodes}
          </Button>
          <Button variant="dangerOutline" onClick={() => open("off")}>
            {words.turnOff}
          </Button>
        </div>
      </div>
      {state.recoveryCodesLeft <= FEW && (
        <Notice tone="warn" title={words.runningOut}>
          {words.runningOutText}
        </Notice>
      )}
    </>
  );
}

/** Signing in with a code beside the password. */
export function TwoFactorSection() {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const done = (message: string) => () => {
    close();
    toast.success(message);
  };
  return (
    <Section id="two-factor" title={words.title} description={words.description}>
      <Fetched query={useCall(getTwoFactor, {})} notFetched={words.notFetched} skeleton={<SkeletonRows rows={1} />}>
        {(state) => <State state={state} open={setOpened} />}
      </Fetched>
      {opened === "on" && <TurnOnDialog onClose={close} onDone={done(words.twoFactorSign)} />}
      {opened === "codes" && <RenewCodesDialog onClose={close} onDone={done(words.renewed)} />}
      {opened === "off" && <TurnOffDialog onClose={close} onDone={done(words.turnedOff)} />}
    </Section>
  );
}
