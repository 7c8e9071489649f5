import { Fragment, type ReactNode } from "react";
import { BUDGETS } from "@/lib/access/rate-limit";
import { API_ERRORS } from "@/lib/api-error";
import { LIMITS } from "@/lib/catalog/limits";
import { FUNCTIONS_NOT_OFFERED, FUNCTIONS as ODATA_FUNCTIONS } from "@/lib/catalog/odata/words";
import { AGGREGATE_WORDS, COLLECTION_WORDS, FUNCTION_WORDS } from "@/lib/catalog/query/words";
import { catalogScopes } from "@/lib/catalog/scopes";
import { WEBHOOK_EVENTS } from "@/lib/contracts/webhook-events";
import { SYSTEM_SCOPES } from "@/lib/portal/system/system-scopes";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { PAUSES } from "@/lib/webhooks/pauses";
import { commonWords } from "@/words/common";
import { helpWords } from "@/words/help";
import { LOCALE } from "@/words/language";
import { BUDGET_WORDS, ERROR_WORDS, LIMIT_WORDS } from "./part-words";

const texts = helpWords.partView;

const number = new Intl.NumberFormat(LOCALE);

function Words({ words }: { words: Iterable<string> }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {[...words].map((word) => (
        <li key={word} className="rounded-sm border border-hairline bg-sunken px-1.5 font-mono text-sm leading-6">
          {word}
        </li>
      ))}
    </ul>
  );
}

interface RowsProps {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** The first cell of each row is a name in code. */
  code?: boolean;
}

/** A name in code, which may be broken after its underscores, colons and dots. */
function Name({ name }: { name: string }) {
  return (
    <code className="font-mono text-sm">
      {name.split(/(?<=[_:.])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name never change their order.
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

function Rows({ head, rows, code = false }: RowsProps) {
  return (
    <div className="min-w-0 text-base">
      <Table>
        <thead>
          <tr>
            {head.map((title) => (
              <Th key={title} className="px-3">
                {title}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...rest]) => (
            <Tr key={name}>
              <Td className="px-3 align-top">{code ? <Name name={name} /> : name}</Td>
              {rest.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place.
                <Td key={index} className="tabular px-3 align-top">
                  {cell}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const inWords = (seconds: number) =>
  seconds === 60 ? "minute" : seconds === 3600 ? "hour" : `${Math.round(seconds / 60)} minutes`;

const asDuration = (seconds: number) =>
  seconds < 60 ? texts.seconds(seconds) : seconds < 3600 ? texts.minutes(seconds / 60) : texts.hours(seconds / 3600);

/** What comes from the code itself, so that it cannot be described wrongly. */
const PARTS: Record<string, () => ReactNode> = {
  "error-codes": () => (
    <Rows
      code
      head={[texts.code, commonWords.status, texts.when]}
      rows={Object.entries(API_ERRORS).map(([kind, { status, code }]) => [
        code,
        String(status),
        ERROR_WORDS[kind as keyof typeof API_ERRORS],
      ])}
    />
  ),
  scopes: () => (
    <Rows
      code
      head={[texts.scope, texts.letsItsHolder]}
      rows={[...SYSTEM_SCOPES, ...catalogScopes()].map(({ name, description }) => [name, description])}
    />
  ),
  "rate-limits": () => (
    <Rows
      head={[texts.what, texts.howOften]}
      rows={Object.entries(BUDGET_WORDS).map(([bucket, words]) => {
        const { points, seconds } = BUDGETS[bucket as keyof typeof BUDGET_WORDS];
        return [
          words,
          `${number.format(points)} in ${seconds === 60 || seconds === 3600 ? "a " : ""}${inWords(seconds)}`,
        ];
      })}
    />
  ),
  "webhook-events": () => <Rows code head={[texts.event, texts.means]} rows={Object.entries(WEBHOOK_EVENTS)} />,
  "webhook-pauses": () => <Words words={PAUSES.map(asDuration)} />,
  "query-limits": () => (
    <Rows
      head={[texts.bound, texts.atMost]}
      rows={Object.entries(LIMIT_WORDS).map(([name, words]) => [
        words,
        number.format(LIMITS[name as keyof typeof LIMIT_WORDS]),
      ])}
    />
  ),
  "query-functions": () => <Words words={FUNCTION_WORDS.keys()} />,
  "query-collections": () => <Words words={COLLECTION_WORDS} />,
  "query-aggregates": () => <Words words={[...AGGREGATE_WORDS.keys()].map((word) => `@${word}`)} />,
  "odata-functions": () => <Words words={ODATA_FUNCTIONS.keys()} />,
  "odata-not-offered": () => <Words words={FUNCTIONS_NOT_OFFERED} />,
};

export function PartView({ name }: { name: string }) {
  const part = PARTS[name];
  if (!part) throw new Error(`The help has no part "${name}".`);
  return part();
}
