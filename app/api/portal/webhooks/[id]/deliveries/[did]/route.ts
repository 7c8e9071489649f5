import { managementRoute } from "@/lib/http/management-route";
import { getWebhookDelivery } from "@/lib/portal/webhooks/webhook-deliveries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getWebhookDelivery);
