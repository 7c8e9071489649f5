"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { uiWords } from "@/words/ui";
import type { CallStep } from "../hooks/send-request";
import { Button } from "./button";
import { CallStepView } from "./call-step-view";

const words = uiWords.tryIt;

/** Makes the first call from the page and shows status, time and answer. */
export function TryIt({ attempt }: { attempt: () => Promise<CallStep[]> }) {
  const [steps, setSteps] = useState<CallStep[]>([]);
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    setSteps(await attempt());
    setPending(false);
  };
  return (
    <div className="grid min-w-0 gap-3">
      <Button variant="secondary" size="sm" className="justify-self-start" pending={pending} onClick={run}>
        {!pending && <Play aria-hidden="true" />}
        {words.tryIt}
      </Button>
      <div role="status" className="grid min-w-0 gap-3 empty:hidden">
        {steps.map((step) => (
          <CallStepView key={step.path} step={step} />
        ))}
      </div>
    </div>
  );
}
