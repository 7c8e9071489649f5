import { CircleAlert, CircleCheck } from "lucide-react";
import { CodeBlock } from "@/lib/ui/code-block";
import { Notice } from "@/lib/ui/notice";
import { playgroundWords } from "@/words/playground";
import type { Callback, Check } from "./authorization";
import { PlaygroundStep } from "./playground-step";

const words = playgroundWords.answerStep;

function CheckLine({ check: { name, good, found } }: { check: Check }) {
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden="true" className={good ? "mt-0.5 size-4 text-good" : "mt-0.5 size-4 text-bad"} />
      <span>
        <code className="font-mono text-sm">{name}</code> {found}
      </span>
    </li>
  );
}

function Verdict({ callback: { code, parameters, checks } }: { callback: Callback }) {
  const refusal = parameters.find(([name]) => name === "error_description")?.[1];
  if (code) return null;
  return checks.every(({ good }) => good) ? (
    <Notice tone="warn" title={words.refused}>
      {words.refusedText(refusal)}
    </Notice>
  ) : (
    <Notice tone="bad" role="alert" title={words.notOurs}>
      {words.notOursText}
    </Notice>
  );
}

/** The second step: what came back to the redirect URI, and the checks that come before all else. */
export function AnswerStep({ callback }: { callback: Callback | null }) {
  return (
    <PlaygroundStep
      number={2}
      title={words.title}
      about={words.about}
      state={callback === null ? "later" : callback.code ? "done" : "now"}
    >
      {callback && (
        <>
          <CodeBlock
            title={words.answer}
            language="text"
            what={words.answerWhat}
            code={`${words.redirectRequest}\n  ?${callback.parameters.map(([name, value]) => `${name}=${value}`).join("\n  &")}`}
          />
          <ul className="grid gap-1.5">
            {callback.checks.map((check) => (
              <CheckLine key={check.name} check={check} />
            ))}
          </ul>
          <Verdict callback={callback} />
        </>
      )}
    </PlaygroundStep>
  );
}
