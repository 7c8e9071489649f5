import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { ApiCallError } from "./call-api";

/** Our own OpenAPI document, as far as `schema` reads it. */
export const useOpenApi = <Document extends z.ZodType>(schema: Document) =>
  useQuery({
    queryKey: ["openapi"],
    queryFn: async ({ signal }): Promise<z.output<Document>> => {
      const response = await fetch("/api/openapi.json", { signal });
      if (!response.ok) {
        const { status } = response;
        throw new ApiCallError(`The server answered ${status}.`, { status, code: "UNKNOWN" });
      }
      return schema.parse(await response.json());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
