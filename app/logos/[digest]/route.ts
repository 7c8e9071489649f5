import { logo } from "@/lib/http/logo-handler";
import { openRoute } from "@/lib/http/open-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openRoute({ GET: logo });
