import { managementRoute } from "@/lib/http/management-route";
import { revealWebhookSecret } from "@/lib/portal/webhooks/webhooks";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(revealWebhookSecret);
