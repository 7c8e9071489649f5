import * as contract from "../../contracts/tokens";
import { callApi } from "../call-api";
import type { HeldApi, HeldDraft } from "./held-api";

const bodyOf = ({ scopes, ...draft }: HeldDraft) => ({ ...draft, scopes: scopes ?? [] });
const made = ({ token, ...facts }: contract.PersonalAccessToken & { token: string }) => ({ ...facts, secret: token });

export const tokensApi: HeldApi = {
  key: "tokens",
  list: (signal) => callApi(contract.listTokens, {}, signal),
  get: (id, signal) => callApi(contract.getToken, { params: { id } }, signal),
  problemsOf: (draft) => contract.createToken.body.safeParse(bodyOf(draft)).error?.issues ?? [],
  create: async (draft) => made(await callApi(contract.createToken, { body: bodyOf(draft) })),
  update: (id, body) => callApi(contract.updateToken, { params: { id }, body }),
  rotate: async (id, overlapSeconds) =>
    made(await callApi(contract.rotateToken, { params: { id }, body: { overlapSeconds } })),
  revoke: (id) => callApi(contract.revokeToken, { params: { id } }),
};
