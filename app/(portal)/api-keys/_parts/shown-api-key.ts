import { queryProducts } from "@/lib/hooks/first-call";
import { curlWithApiKey } from "@/lib/ui/samples";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";

/** An API key that has just been made, with what one needs to use it. */
export const shownApiKey = (key: string, baseUrl: string): ShownSecret => ({
  title: "Store your API key now",
  description: "It is shown this once. We keep only a fingerprint of it and cannot show it again.",
  values: [{ label: "API key", value: key }],
  variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_API_KEY: key },
  sample: { title: "Your first call", code: curlWithApiKey(baseUrl, key) },
  attempt: async () => [await queryProducts({ "x-api-key": key })],
});
