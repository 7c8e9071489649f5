import { credentialEndpoints } from "./credential-endpoints";

export const {
  list: listCredentials,
  create: createCredential,
  get: getCredential,
  update: updateCredential,
  rotate: rotateCredential,
  revoke: revokeCredential,
} = credentialEndpoints("b2b-login");
