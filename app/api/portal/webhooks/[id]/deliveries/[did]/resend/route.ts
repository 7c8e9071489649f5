import { managementRoute } from "@/lib/http/management-route";
import { resendWebhookDelivery } from "@/lib/portal/webhooks/webhook-deliveries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(resendWebhookDelivery);
