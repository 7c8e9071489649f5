import { useQuery } from "@tanstack/react-query";
import { listScopes } from "../contracts/scopes";
import { callApi } from "./call-api";

const FIVE_MINUTES = 300_000;

/** The scopes that I can give to a credential, and what each opens. */
export const useScopes = () =>
  useQuery({
    queryKey: ["scopes"],
    queryFn: ({ signal }) => callApi(listScopes, {}, signal),
    staleTime: FIVE_MINUTES,
  });
