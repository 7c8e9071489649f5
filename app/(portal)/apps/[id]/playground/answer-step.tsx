import { CircleAlert, CircleCheck } from "lucide-react";
import { CodeBlock } from "@/lib/ui/code-block";
import { Notice } from "@/lib/ui/notice";
import type { Callback, Check } from "./authorization";
import { PlaygroundStep } from "./playground-step";

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
    <Notice tone="warn" title="The answer is no">
      {refusal ?? "The request was refused."} An app says so kindly, and goes on without access.
    </Notice>
  ) : (
    <Notice tone="bad" role="alert" title="An app must not go on with this answer">
      It may have been made up by somebody else. Begin again.
    </Notice>
  );
}

/** The second step: what came back to the redirect URI, and the checks that come before all else. */
export function AnswerStep({ callback }: { callback: Callback | null }) {
  return (
    <PlaygroundStep
      number={2}
      title="Check the answer"
      about="The person allowed or denied, and the browser came back with a code that is good once, for one minute. First the app looks whether the answer belongs to its question."
      state={callback === null ? "later" : callback.code ? "done" : "now"}
    >
      {callback && (
        <>
          <CodeBlock
            title="Answer"
            language="text"
            what="answer"
            code={`GET the redirect URI\n  ?${callback.parameters.map(([name, value]) => `${name}=${value}`).join("\n  &")}`}
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
