import { listScopes } from "../contracts/scopes";
import { useCall } from "./use-call";

/** The scopes that I can give to a credential, and what each opens. */
export const useScopes = () => useCall(listScopes, {}, { staleTime: 300_000 });
