import { usageWords } from "@/words/usage";

const words = usageWords.series;

/** How calls were answered, as chart, legend and tables name it. */
export const SERIES = [
  { key: "succeeded", label: words.succeeded, detail: "2xx", colour: "var(--accent)" },
  { key: "refused", label: words.refused, detail: "4xx", colour: "var(--warn)" },
  { key: "failed", label: words.failed, detail: "5xx", colour: "var(--bad)" },
] as const;
