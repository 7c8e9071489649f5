/** How calls were answered, as chart, legend and tables name it. */
export const SERIES = [
  { key: "succeeded", label: "Succeeded", detail: "2xx", colour: "var(--accent)" },
  { key: "refused", label: "Refused", detail: "4xx", colour: "var(--warn)" },
  { key: "failed", label: "Failed", detail: "5xx", colour: "var(--bad)" },
] as const;
