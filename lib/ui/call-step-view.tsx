import { uiWords } from "@/words/ui";
import type { CallStep } from "../hooks/send-request";
import { Badge } from "./badge";
import { Code } from "./code-block";

const words = uiWords.callStepView;

const SHOWN_CHARACTERS = 1200;

function shorten(text: string): string {
  return text.length <= SHOWN_CHARACTERS
    ? text
    : `${text.slice(0, SHOWN_CHARACTERS)}\n${words.moreCharacters(text.length - SHOWN_CHARACTERS)}`;
}

/** A call that was made from the page: status, time and answer. */
export function CallStepView({ step }: { step: CallStep }) {
  const good = step.status >= 200 && step.status < 300;
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-hairline bg-sunken">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-hairline border-b px-4 py-2 text-sm">
        <code className="font-mono">
          {step.method} {step.path}
        </code>
        <Badge tone={good ? "good" : "bad"}>{step.status === 0 ? words.noAnswer : step.status}</Badge>
        <span className="tabular text-muted">{words.inMs(step.milliseconds)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label={words.toAnswer(step.path)} className="max-h-56 overflow-y-auto">
        <pre className="px-4 py-3">
          <Code code={shorten(step.answer)} language="json" />
        </pre>
      </section>
    </div>
  );
}
