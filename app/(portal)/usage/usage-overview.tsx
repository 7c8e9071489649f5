"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { USAGE_PERIODS, type Usage, type UsagePeriod, type UsageShare } from "@/lib/contracts/usage";
import { CREDENTIAL_KINDS } from "@/lib/credentials/kinds/credential-kinds";
import { useUsage } from "@/lib/hooks/use-usage";
import { Button } from "@/lib/ui/button";
import { download } from "@/lib/ui/download";
import { Input } from "@/lib/ui/input";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { Skeleton } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { LOCALE } from "@/words/language";
import { usageWords } from "@/words/usage";
import { Fetched } from "../_parts/fetched";
import { Filters, SelectFilter } from "../_shell/filters";
import { useAddressValue } from "../_shell/use-filter";
import { figuresCsv } from "../_usage/figures-csv";
import { RequestList } from "../_usage/request-list";
import { UsageFigures } from "../_usage/usage-figures";

const words = usageWords.overview;

const PERIODS: Record<UsagePeriod, string> = { day: words.lastDay, week: words.lastWeek, month: words.lastDays };

const number = new Intl.NumberFormat(LOCALE);

/** Where a credential has its page, told by the prefix of its id. */
const getPage = (id: string): string | undefined => {
  const kind = Object.values(CREDENTIAL_KINDS).find((each) => id.startsWith(`${each.id}_`));
  return kind && `${kind.path}/${id}`;
};

function Share({ title, shares }: { title: string; shares: readonly UsageShare[] }) {
  if (shares.length === 0) return null;
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      <Table>
        <thead>
          <tr>
            <Th>{commonWords.name}</Th>
            <Th className="text-right">{words.calls}</Th>
            <Th className="text-right max-sm:hidden">{words.errors}</Th>
            <Th className="text-right max-sm:hidden">{words.average}</Th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ id, name, succeeded, refused, failed, milliseconds }) => {
            const calls = succeeded + refused + failed;
            const page = name === null ? undefined : getPage(id);
            return (
              <Tr key={id}>
                <Td className="w-full max-w-0 truncate">
                  {page ? (
                    <Link href={page} className="rounded-sm underline-offset-4 hover:underline">
                      {name}
                    </Link>
                  ) : (
                    <span className={name === null || name === id ? "font-mono text-sm" : undefined}>{name ?? id}</span>
                  )}
                </Td>
                <Td className="tabular text-right font-mono text-sm">{number.format(calls)}</Td>
                <Td className="tabular text-right font-mono text-sm max-sm:hidden">
                  {number.format(refused + failed)}
                </Td>
                <Td className="tabular whitespace-nowrap text-right font-mono text-sm max-sm:hidden">
                  {words.ms(number.format(Math.round(milliseconds / Math.max(1, calls))))}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

function FindRequest() {
  const router = useRouter();
  const [id, setId] = useState("");
  const field = useId();
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim()) router.push(`/usage/requests/${encodeURIComponent(id.trim())}`);
  };
  return (
    <form onSubmit={find} className="flex flex-wrap items-end gap-2">
      <div className="grid gap-1.5 max-sm:w-full">
        <label htmlFor={field} className="font-medium text-sm">
          {words.explainARequest}
        </label>
        <Input
          id={field}
          value={id}
          onChange={(event) => setId(event.target.value)}
          placeholder={words.requestIdPlaceholder}
          spellCheck={false}
          autoComplete="off"
          className="font-mono sm:w-80"
        />
      </div>
      <Button type="submit" variant="secondary">
        {words.explain}
      </Button>
    </form>
  );
}

function Figures({ usage }: { usage: Usage }) {
  return (
    <>
      <UsageFigures usage={usage} period={usage.period} />
      <div className="grid gap-8 lg:grid-cols-2">
        <Share title={words.byCredential} shares={usage.credentials} />
        <Share title={words.byApp} shares={usage.apps} />
        <Share title={words.byOperation} shares={usage.operations} />
      </div>
    </>
  );
}

/** What one's credentials and apps have called, and what was refused. */
export function UsageOverview() {
  const [given, setPeriod] = useAddressValue("period");
  const period = USAGE_PERIODS.find((name) => name === given) ?? "day";
  const usage = useUsage(period);
  const { data } = usage;
  return (
    <>
      <PageHeader
        title={commonWords.usage}
        description={words.description}
        actions={
          data && (
            <Button variant="secondary" onClick={() => download(`usage-${period}.csv`, figuresCsv(data))}>
              <Download aria-hidden="true" />
              {words.exportCsv}
            </Button>
          )
        }
      />
      <Filters>
        <SelectFilter
          label={words.period}
          value={period === "day" ? "" : period}
          onChange={setPeriod}
          choices={USAGE_PERIODS.map((name) => ({ value: name === "day" ? "" : name, label: PERIODS[name] }))}
        />
      </Filters>
      <div className="grid gap-8">
        <Fetched query={usage} notFetched={words.notFetched} skeleton={<Skeleton className="h-72 w-full" />}>
          {(figures) => <Figures usage={figures} />}
        </Fetched>
        <section aria-label={words.refusedRequests} className="grid min-w-0 gap-3">
          <div className="flex flex-wrap items-end justify-between gap-4">
            <h2 className="font-semibold text-lg">{words.refusedLately}</h2>
            <FindRequest />
          </div>
          <RequestList refused limit={20} none={words.nothingRefused} />
        </section>
      </div>
    </>
  );
}
