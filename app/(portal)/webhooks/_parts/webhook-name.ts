import type { Webhook } from "@/lib/contracts/webhooks";

/** What a webhook is called: as its owner describes it, or else by its server. */
export const getName = ({ description, url }: Pick<Webhook, "description" | "url">): string =>
  description || new URL(url).host;
