import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { signOutAction } from "../../(account)/actions";

/** Signs out; what this person had fetched goes with them. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const [, start] = useTransition();
  return () =>
    start(async () => {
      client.clear();
      await signOutAction();
    });
}
