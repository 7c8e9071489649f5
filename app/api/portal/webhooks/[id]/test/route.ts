import { managementRoute } from "@/lib/http/management-route";
import { testWebhook } from "@/lib/portal/webhooks/webhook-deliveries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(testWebhook);
