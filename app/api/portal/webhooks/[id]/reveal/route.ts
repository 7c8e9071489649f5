import { managementRoute } from "@/lib/http/management-route";
import { revealWebhookSecret } from "@/lib/portal/webhooks";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(revealWebhookSecret);
