"use client";

import { Download } from "lucide-react";
import { useDeferredValue } from "react";
import { listAudit } from "@/lib/contracts/audit";
import { useAdminPages } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { Input } from "@/lib/ui/input";
import { Menu, MenuItem } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { useAddressValue } from "../../_shell/use-filter";
import { AuditTable } from "../_parts/audit-table";
import { Fetched } from "../_parts/fetched";
import { ShowMore } from "../_parts/show-more";

const ACTIONS = [
  { value: "", label: "Every action" },
  { value: "user.", label: "Users" },
  { value: "role.", label: "Roles" },
  { value: "scope.", label: "Scopes" },
  { value: "operation.", label: "Operations" },
  { value: "api-key.", label: "API keys" },
  { value: "token.", label: "Access tokens" },
  { value: "app.", label: "Apps" },
  { value: "grant.", label: "Connections" },
  { value: "integration.", label: "Integrations" },
  { value: "address.", label: "IP allow lists" },
  { value: "signing-key.", label: "Signing keys" },
  { value: "settings.", label: "Settings" },
];

/** The start or the end of a day of the reader's own, as the API takes it. */
function momentOf(day: string, time: string): string | undefined {
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
          Export
        </Button>
      }
    >
      <MenuItem asChild>
        <a href={address("csv")} download>
          CSV
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={address("jsonl")} download>
          JSON lines
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
  const since = momentOf(from, "00:00:00");
  const until = momentOf(to, "23:59:59.999");
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
  const events = useAdminPages(
    listAudit,
    (next: { before: number } | null) => ({ query: { ...query, ...next } }),
    ({ meta }) => (meta.next === null ? undefined : { before: meta.next }),
  );
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Everything that changed rights or credentials: who did it, from where, when. Rows are chained by their hashes."
        actions={<Export query={query} />}
      />
      <Filters>
        <SearchFilter label="Person: email or user name" value={person} onChange={setPerson} />
        <SearchFilter label="Credential: its id" value={credential} onChange={setCredential} />
        <SelectFilter label="Action" value={action} onChange={setAction} choices={ACTIONS} />
        <Input
          type="date"
          aria-label="From"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          className="sm:w-40"
        />
        <Input
          type="date"
          aria-label="To"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          className="sm:w-40"
        />
      </Filters>
      <Fetched query={events} what="The audit log">
        {({ pages }) => (
          <>
            <AuditTable events={pages.flatMap((page) => page.data)} none="Nothing fits this search." />
            <ShowMore pages={events} />
          </>
        )}
      </Fetched>
    </>
  );
}
