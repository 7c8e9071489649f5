"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/lib/ui/button";
import { Notice } from "@/lib/ui/notice";
import type { FormState } from "../form-state";

/** The button that sends the form. */
export function SubmitButton({ children }: { children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" pending={pending} className="h-10 w-full">
      {children}
    </Button>
  );
}

/** What came of sending the form; after a refusal the first wrong field, or this message, has the focus. */
export function FormMessage({ state }: { state: FormState }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "error") return;
    const wrong = place.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid]");
    (wrong ?? place.current)?.focus();
  }, [state]);
  return (
    <div ref={place} tabIndex={-1} className="empty:hidden focus:outline-none">
      {state.message && (
        <Notice tone={state.status === "error" ? "bad" : "good"} role={state.status === "error" ? "alert" : "status"}>
          {state.message}
        </Notice>
      )}
    </div>
  );
}
