import { managementRoute } from "@/lib/http/management-route";
import { rotateWebhookSecret } from "@/lib/portal/webhooks/webhooks";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(rotateWebhookSecret);
