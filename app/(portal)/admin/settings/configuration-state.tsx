"use client";

import { type ConfigurationDifference, getConfiguration } from "@/lib/contracts/configuration";
import { useCall } from "@/lib/hooks/use-call";
import { Facts } from "@/lib/ui/card";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminSettingsWords } from "@/words/admin-settings";
import { Fetched } from "../../_parts/fetched";

const words = adminSettingsWords.configuration;

function Difference({ noun, name, state, fields }: ConfigurationDifference) {
  return (
    <li>
      {words.states[state]([noun, name].filter(Boolean).join(" "))}
      {fields.length > 0 && (
        <ul className="mt-1 ml-4 list-disc text-muted text-sm">
          {fields.map((field) => (
            <li key={field.name} className="break-words">
              {words.field(field.name, JSON.stringify(field.now), JSON.stringify(field.file))}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The configuration file that was applied last, and what has been changed since. */
export function ConfigurationState() {
  const configuration = useCall(getConfiguration, {});
  return (
    <Fetched query={configuration} notFetched={words.notFetched}>
      {({ applied, differences }) =>
        applied === null ? (
          <p className="text-muted">{words.none}</p>
        ) : (
          <>
            <Facts
              facts={[
                { name: words.at, value: <RelativeTime at={applied.at} /> },
                { name: words.by, value: applied.by },
                { name: words.digest, value: <code className="break-all text-sm">{applied.sha256}</code> },
              ]}
            />
            <Notice
              tone={differences.length > 0 ? "warn" : "good"}
              title={differences.length > 0 ? words.drifted(differences.length) : words.same}
            >
              {differences.length > 0 && (
                <ul className="grid gap-2">
                  {differences.map((one) => (
                    <Difference key={`${one.section} ${one.name}`} {...one} />
                  ))}
                </ul>
              )}
            </Notice>
          </>
        )
      }
    </Fetched>
  );
}
