"use client";

import { useId } from "react";
import { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS } from "@/lib/contracts/webhook-events";
import { CREDENTIAL_KIND_NAMES, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { Checkbox } from "@/lib/ui/choice";
import { FieldError } from "@/lib/ui/field";
import { credentialKindWords } from "@/words/credential-kinds";
import { webhooksWords } from "@/words/webhooks";

const words = webhooksWords.events;

const TITLES = {
  ...Object.fromEntries(
    CREDENTIAL_KIND_NAMES.map((kind) => [getKindFacts(kind).event, credentialKindWords[kind].events]),
  ),
  ...words.groups,
};

const GROUPS = Object.entries(TITLES).map(([noun, title]) => ({
  title,
  events: WEBHOOK_EVENT_TYPES.filter((name) => name.startsWith(`${noun}.`)),
}));

interface EventRowProps {
  name: (typeof WEBHOOK_EVENT_TYPES)[number];
  chosen: boolean;
  onToggle: () => void;
}

function EventRow({ name, chosen, onToggle }: EventRowProps) {
  const id = useId();
  return (
    <li className="flex gap-3 px-4 py-3">
      <Checkbox id={id} className="mt-0.5" checked={chosen} aria-describedby={`${id}-words`} onChange={onToggle} />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="break-all font-medium font-mono text-sm">
          {name}
        </label>
        <p id={`${id}-words`} className="text-muted text-sm">
          {WEBHOOK_EVENTS[name]}
        </p>
      </div>
    </li>
  );
}

interface EventsFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  error: string | undefined;
}

/** Chooses events; beside each stands what it means. */
export function EventsField({ value, onChange, error }: EventsFieldProps) {
  const toggle = (name: string) =>
    onChange(value.includes(name) ? value.filter((one) => one !== name) : [...value, name]);
  return (
    <div className="grid gap-4">
      {error && <FieldError>{error}</FieldError>}
      {GROUPS.map(({ title, events }) => (
        <fieldset key={title}>
          <legend className="mb-1.5 text-muted text-sm">{title}</legend>
          <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
            {events.map((name) => (
              <EventRow key={name} name={name} chosen={value.includes(name)} onToggle={() => toggle(name)} />
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}
