"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { Button } from "@/lib/ui/button";
import { Input } from "@/lib/ui/input";
import { Select } from "@/lib/ui/select";
import { explorerWords } from "@/words/explorer";
import { odataCondition } from "./odata-path";

const words = explorerWords.conditionAdder;

const COMPARISONS = [
  ["eq", "is"],
  ["ne", words.isNot],
  ["gt", words.isGreaterThan],
  ["ge", words.isAtLeast],
  ["lt", words.isLessThan],
  ["le", words.isAtMost],
] as const;
const OF_TEXT = [
  ["contains", words.contains],
  ["startswith", words.beginsWith],
  ["endswith", words.endsWith],
] as const;

/** Builds one comparison out of three choices. */
export function ConditionAdder({ entity, onAdd }: { entity: CatalogueEntity; onAdd: (condition: string) => void }) {
  const [name, setName] = useState("");
  const [operator, setOperator] = useState("eq");
  const [value, setValue] = useState("");
  const field = entity.fields.find((one) => one.name === name) ?? entity.fields[0];
  if (!field) return null;
  const operators = field.type === "text" ? [...COMPARISONS, ...OF_TEXT] : COMPARISONS;
  const chosen = operators.some(([word]) => word === operator) ? operator : "eq";
  return (
    <div className="grid gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <Select aria-label={words.fieldCondition} value={field.name} onChange={({ target }) => setName(target.value)}>
        {entity.fields.map((one) => (
          <option key={one.name}>{one.name}</option>
        ))}
      </Select>
      <Select aria-label={words.comparison} value={chosen} onChange={({ target }) => setOperator(target.value)}>
        {operators.map(([word, label]) => (
          <option key={word} value={word}>
            {label}
          </option>
        ))}
      </Select>
      <Input
        aria-label={words.value}
        placeholder={field.type === "boolean" ? words.true : words.value}
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
      <Button
        variant="secondary"
        disabled={value === "" && field.type !== "text"}
        onClick={() => {
          onAdd(odataCondition(field.name, field.type, chosen, value));
          setValue("");
        }}
      >
        <Plus aria-hidden="true" />
        {words.add}
      </Button>
    </div>
  );
}
