import type { Handler } from "@/lib/http/handler";
import { helpSections } from "./search-index";

/** `GET /help/en/api/search.json`: every section of the help, for the search in the page. */
export const helpSearch: Handler = async () =>
  Response.json(helpSections(), { headers: { "cache-control": "public, max-age=300" } });
