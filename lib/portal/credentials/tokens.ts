import { credentialEndpoints } from "./credential-endpoints";

export const {
  list: listTokens,
  create: createToken,
  get: getToken,
  update: updateToken,
  rotate: rotateToken,
  revoke: revokeToken,
} = credentialEndpoints("access-token");
