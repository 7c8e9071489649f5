import { managementRoute } from "@/lib/http/management-route";
import { deleteWebhook, getWebhook, updateWebhook } from "@/lib/portal/webhooks/webhooks";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(
  deleteWebhook,
  getWebhook,
  updateWebhook,
);
