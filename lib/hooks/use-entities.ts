import { listEntities } from "../contracts/entities";
import { useCall } from "./use-call";

/** What the catalogue holds. */
export const useEntities = () => useCall(listEntities, {}, { staleTime: 300_000 });
