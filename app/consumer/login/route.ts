import { consumer, readConsumerLogin, readConsumerRefresh } from "@/lib/dialects/consumer";
import { tokenRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = tokenRoute(consumer, {
  POST: readConsumerLogin,
  PUT: readConsumerRefresh,
});
