import { helpSearch } from "@/app/(site)/help/_content/help-search";
import { openRoute } from "@/lib/http/open-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openRoute({ GET: helpSearch });
