import * as contract from "../../contracts/credentials";
import { callApi } from "../call-api";
import type { HeldApi, HeldDraft } from "./held-api";

// A B2B login acts as the whole account: it has no scopes to choose.
const bodyOf = ({ scopes: _none, ...draft }: HeldDraft) => draft;
const made = ({ password, ...login }: contract.B2bCredential & { password: string }) => ({
  ...login,
  secret: password,
});

export const credentialsApi: HeldApi = {
  key: "credentials",
  list: (signal) => callApi(contract.listCredentials, {}, signal),
  get: (id, signal) => callApi(contract.getCredential, { params: { id } }, signal),
  problemsOf: (draft) => contract.createCredential.body.safeParse(bodyOf(draft)).error?.issues ?? [],
  create: async (draft) => made(await callApi(contract.createCredential, { body: bodyOf(draft) })),
  update: (id, body) => callApi(contract.updateCredential, { params: { id }, body }),
  rotate: async (id, overlapSeconds) =>
    made(await callApi(contract.rotateCredential, { params: { id }, body: { overlapSeconds } })),
  revoke: (id) => callApi(contract.revokeCredential, { params: { id } }),
};
