import type { ComponentProps } from "react";
import { Field } from "@/lib/ui/field";
import { Textarea } from "@/lib/ui/input";

/** The entries in a text of one a line. */
export const getLines = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

interface LinesFieldProps extends ComponentProps<"textarea"> {
  label: string;
  hint: string;
  error: string | undefined;
}

/** Names things, one a line. */
export function LinesField({ label, hint, error, ...textarea }: LinesFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Textarea
          {...control}
          {...textarea}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          className="font-mono text-sm"
        />
      )}
    </Field>
  );
}
