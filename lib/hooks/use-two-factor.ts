import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  beginTwoFactor,
  confirmTwoFactor,
  disableTwoFactor,
  getTwoFactor,
  renewRecoveryCodes,
} from "../contracts/two-factor";
import { type CallBody, callApi } from "./call-api";

const twoFactorKeys = { mine: ["two-factor"] as const };

/** Whether signing in to my account takes a code. */
export const useTwoFactor = () =>
  useQuery({ queryKey: twoFactorKeys.mine, queryFn: ({ signal }) => callApi(getTwoFactor, {}, signal) });

/** Makes a seed for an authenticator app. */
export const useBeginTwoFactor = () =>
  useMutation({ mutationFn: (password: string) => callApi(beginTwoFactor, { body: { password } }) });

/** Turns two-factor sign-in on with a first code. */
export function useConfirmTwoFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => callApi(confirmTwoFactor, { body: { code } }),
    onSuccess: () => client.invalidateQueries({ queryKey: twoFactorKeys.mine }),
  });
}

/** Makes new recovery codes. */
export function useRenewRecoveryCodes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof renewRecoveryCodes>) => callApi(renewRecoveryCodes, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: twoFactorKeys.mine }),
  });
}

/** Turns two-factor sign-in off. */
export function useDisableTwoFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof disableTwoFactor>) => callApi(disableTwoFactor, { body }),
    onSuccess: (off) => client.setQueryData(twoFactorKeys.mine, off),
  });
}
