"use client";

import { useImports } from "@/lib/hooks/use-imports";
import { Button } from "@/lib/ui/button";
import { ProgressBar } from "@/lib/ui/progress-bar";
import { importsWords } from "@/words/imports";

const words = importsWords.sending;

interface SendingProps {
  doing: "checking" | "importing";
  /** How much of the file has been sent, from 0 to 1. */
  sent: number;
  stop: () => void;
}

/** How far a file has come: first its way to the server, then the server's way through it. */
export function Sending({ doing, sent, stop }: SendingProps) {
  const arrived = sent >= 1;
  const running = useImports({ watch: arrived }).data?.data.find(({ status }) => status === "running");
  return (
    <div className="grid max-w-[560px] gap-3">
      {arrived ? (
        <ProgressBar label={words[doing]} value={running?.progress ?? 0} />
      ) : (
        <ProgressBar label={words.sendingTheFile} value={sent} />
      )}
      <Button variant="secondary" size="sm" className="justify-self-start" onClick={stop}>
        {words.stop}
      </Button>
    </div>
  );
}
