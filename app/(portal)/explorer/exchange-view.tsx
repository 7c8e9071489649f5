import { Download } from "lucide-react";
import type { Exchange } from "@/lib/hooks/send-request";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Code } from "@/lib/ui/code-block";
import { CopyButton } from "@/lib/ui/copy-button";
import { download } from "@/lib/ui/download";
import { Link } from "@/lib/ui/link";
import { explorerWords } from "@/words/explorer";
import { coveringScope } from "./explorer-request";

const words = explorerWords.exchangeView;

const SHOWN_CHARACTERS = 20_000;

const size = (text: string) => {
  const bytes = new TextEncoder().encode(text).byteLength;
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`;
};

/** What the call needed, and which scope of the credential gave it. */
function ScopeUsed({ needed, granted }: { needed: readonly string[]; granted: readonly string[] }) {
  const scopes = useScopes().data?.data ?? [];
  if (needed.length === 0) return words.noScope;
  return needed.map((scope) => {
    const by = coveringScope(scope, granted, scopes);
    return (
      <span key={scope} className="mr-2">
        <code className="font-mono">{scope}</code>
        {by === undefined && <span className="text-bad"> {words.notHeld}</span>}
        {by !== undefined && by !== scope && (
          <span className="text-muted"> {words.through(<code className="font-mono">{by}</code>)}</span>
        )}
      </span>
    );
  });
}

interface ExchangeViewProps {
  exchange: Exchange;
  /** The scopes that the call needs. */
  needed: readonly string[];
  granted: readonly string[];
}

/** A call that was made: status, time, size, the scope it used, and the answer. */
export function ExchangeView({ exchange, needed, granted }: ExchangeViewProps) {
  const { status, milliseconds, answer, method, path, headers } = exchange;
  const good = status >= 200 && status < 300;
  const requestId = headers.get("x-request-id");
  const type = headers.get("content-type") ?? "";
  const more = answer.length - SHOWN_CHARACTERS;
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-hairline bg-sunken">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-hairline border-b py-1.5 pr-1 pl-4 text-sm">
        <Badge tone={good ? "good" : "bad"}>{status === 0 ? words.noAnswer : status}</Badge>
        <span className="tabular text-muted">{words.ms(milliseconds)}</span>
        <span className="tabular text-muted">{size(answer)}</span>
        <span className="ml-auto flex items-center">
          {requestId && !good && (
            <Button asChild variant="ghost" size="sm">
              <Link href={`/usage/requests/${encodeURIComponent(requestId)}`}>{words.explain}</Link>
            </Button>
          )}
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={words.downloadTheAnswer}
            title={words.downloadTheAnswer}
            onClick={() => download(/xml/.test(type) ? "answer.xml" : "answer.json", answer, type.split(";")[0])}
            className="text-muted hover:text-ink"
          >
            <Download aria-hidden="true" />
          </Button>
          <CopyButton text={answer} what={words.answer} />
        </span>
      </div>
      <dl className="grid gap-x-4 gap-y-0.5 border-hairline border-b px-4 py-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="text-muted">{words.scopeUsed}</dt>
        <dd className="min-w-0 break-words">
          <ScopeUsed needed={needed} granted={granted} />
        </dd>
        {requestId && (
          <>
            <dt className="text-muted">{words.request}</dt>
            <dd className="min-w-0 break-all font-mono">{requestId}</dd>
          </>
        )}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label={words.toAnswer(method, path)} className="max-h-[480px] overflow-y-auto">
        <pre className="px-4 py-3">
          <Code
            code={answer.slice(0, SHOWN_CHARACTERS) || words.empty}
            language={/json/.test(type) ? "json" : "text"}
          />
        </pre>
        {more > 0 && <p className="px-4 pb-3 text-muted text-sm">{words.moreCharacters(more)}</p>}
      </section>
    </div>
  );
}
