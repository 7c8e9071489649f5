"use client";

import { Download } from "lucide-react";
import { useDeferredValue } from "react";
import { listAudit } from "@/lib/contracts/audit";
import type { ActionPrefix } from "@/lib/contracts/audit-actions";
import { CREDENTIAL_KIND_NAMES } from "@/lib/credentials/kinds/credential-kinds";
import { usePages } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Menu, MenuItem } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { useTimeZone } from "@/lib/ui/use-times";
import { adminAuditWords } from "@/words/admin-audit";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { ShowMore } from "../../_parts/show-more";
import { credentialTitle } from "../../_shell/credential-places";
import { DayFilter, Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { useAddressValue } from "../../_shell/use-filter";
import { AuditTable } from "../_parts/audit-table";

const words = adminAuditWords.log;

const ACTIONS: readonly { value: "" | ActionPrefix; label: string }[] = [
  { value: "", label: words.everyAction },
  { value: "user.", label: words.users },
  { value: "role.", label: words.roles },
  { value: "scope.", label: commonWords.scopes },
  { value: "operation.", label: words.operations },
  ...CREDENTIAL_KIND_NAMES.map((kind) => ({ value: `${kind}.` as const, label: credentialTitle(kind) })),
  { value: "app.", label: words.apps },
  { value: "grant.", label: words.connections },
  { value: "integration.", label: words.integrations },
  { value: "address.", label: words.ipAllowLists },
  { value: "signing-key.", label: words.signingKeys },
  { value: "settings.", label: commonWords.settings },
];

/** The start or the end of a day of the reader's own, as the API takes it. */
function toDate(day: string, time: string): string | undefined {
  const moment = new Date(`${day}T${time}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function Export({ query }: { query: Record<string, string> }) {
  const address = (format: string) => `/api/admin/audit/export?${new URLSearchParams({ format, ...query })}`;
  return (
    <Menu
      trigger={
        <Button variant="secondary">
          <Download aria-hidden="true" />
          {words.export}
        </Button>
      }
    >
      <MenuItem asChild>
        <a href={address("csv")} download>
          {words.csv}
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={address("jsonl")} download>
          {words.jsonLines}
        </a>
      </MenuItem>
    </Menu>
  );
}

/** Everything that changed anybody's rights. */
export function AuditLog() {
  const [person, setPerson] = useAddressValue("person");
  const [credential, setCredential] = useAddressValue("credential");
  const [action, setAction] = useAddressValue("action");
  const [from, setFrom] = useAddressValue("from");
  const [to, setTo] = useAddressValue("to");
  const since = toDate(from, "00:00:00");
  const until = toDate(to, "23:59:59.999");
  const looked = useDeferredValue(credential.trim());
  const who = useDeferredValue(person.trim());
  const query = {
    ...(who && { person: who }),
    // What is no id yet, while it is typed, would be refused.
    ...(/^[\w-]{1,64}$/.test(looked) && { credential: looked }),
    ...(action && { action }),
    ...(since && { since }),
    ...(until && { until }),
  };
  const zone = useTimeZone();
  const events = usePages(
    listAudit,
    (next: { before: number } | null) => ({ query: { ...query, ...next } }),
    ({ meta }) => (meta.next === null ? undefined : { before: meta.next }),
  );
  return (
    <>
      <PageHeader title={words.title} description={words.description} actions={<Export query={query} />} />
      <Filters>
        <SearchFilter label={words.person} value={person} onChange={setPerson} />
        <SearchFilter label={words.credential} value={credential} onChange={setCredential} />
        <SelectFilter label={words.action} value={action} onChange={setAction} choices={ACTIONS} />
        <DayFilter label={words.from} value={from} onChange={setFrom} />
        <DayFilter label={words.to} value={to} onChange={setTo} />
      </Filters>
      <p className="mb-3 text-muted text-sm">{words.days(zone)}</p>
      <Fetched query={events} notFetched={words.notFetched}>
        {({ pages }) => (
          <>
            <AuditTable events={pages.flatMap((page) => page.data)} none={words.nothingFits} />
            <ShowMore pages={events} />
          </>
        )}
      </Fetched>
    </>
  );
}
