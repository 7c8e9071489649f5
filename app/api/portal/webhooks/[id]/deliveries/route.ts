import { managementRoute } from "@/lib/http/management-route";
import { listWebhookDeliveries } from "@/lib/portal/webhooks/webhook-deliveries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listWebhookDeliveries);
