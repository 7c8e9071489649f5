import { useQuery } from "@tanstack/react-query";
import { listEntities } from "../contracts/entities";
import { callApi } from "./call-api";

const FIVE_MINUTES = 300_000;

/** What the catalogue holds. */
export const useEntities = () =>
  useQuery({
    queryKey: ["entities"],
    queryFn: ({ signal }) => callApi(listEntities, {}, signal),
    staleTime: FIVE_MINUTES,
  });
