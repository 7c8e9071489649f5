import { credentialEndpoints } from "./credential-endpoints";

export const {
  list: listApiKeys,
  create: createApiKey,
  get: getApiKey,
  update: updateApiKey,
  rotate: rotateApiKey,
  revoke: revokeApiKey,
} = credentialEndpoints("api-key");
