import * as contract from "../../contracts/api-keys";
import { callApi } from "../call-api";
import type { HeldApi } from "./held-api";

const made = ({ key, ...apiKey }: contract.ApiKey & { key: string }) => ({ ...apiKey, secret: key });

export const apiKeysApi: HeldApi = {
  key: "api-keys",
  list: (signal) => callApi(contract.listApiKeys, {}, signal),
  get: (id, signal) => callApi(contract.getApiKey, { params: { id } }, signal),
  problemsOf: (draft) => contract.createApiKey.body.safeParse(draft).error?.issues ?? [],
  create: async (body) => made(await callApi(contract.createApiKey, { body })),
  update: (id, body) => callApi(contract.updateApiKey, { params: { id }, body }),
  rotate: async (id, overlapSeconds) =>
    made(await callApi(contract.rotateApiKey, { params: { id }, body: { overlapSeconds } })),
  revoke: (id) => callApi(contract.revokeApiKey, { params: { id } }),
};
