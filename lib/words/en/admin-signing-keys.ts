/** What administrators read of signing keys. */
export const adminSigningKeysWords = {
  titles: {
    list: "Signing keys",
  },
  list: {
    signing: "Signing",
    retired: "Retired",
    withdrawn: "Withdrawn",
    accessTokens: "Access tokens",
    idTokens: "Id tokens",
    es256: "ES256: small and quick, known everywhere",
    rs256: "RS256: for verifiers that know nothing else",
    edDsa: "EdDSA: the quickest, where verifiers know it",
    algorithm: "Algorithm",
    made: "Made",
    publishedUntil: "Published until",
    rotation: "Rotation",
    rotated: "New keys sign from now on",
    rotateTitle: "Rotate the signing keys",
    rotateDescription:
      "New tokens are signed with new keys. The old ones stay published until their last token has expired, so nothing stops.",
    rotateAlgorithm: "Algorithm of access tokens",
    rotateAlgorithmHint: "Id tokens are always signed with RS256, which every client knows.",
    rotate: "Rotate keys",
    withdrawTitle: "Withdraw this key?",
    withdrawAction: "Withdraw key",
    withdrawDone: "The key is withdrawn",
    withdrawConsequences:
      "Every token that it signed is refused from its next call on, and clients must get new ones. Do it where the key may have leaked; otherwise it ends by itself.",
    title: "Signing keys",
    description:
      "With these keys tokens are signed; others verify them with what is published at /.well-known/jwks.json.",
    notFetched: "The signing keys could not be loaded",
    signs: "Signs",
    withdraw: "Withdraw",
    empty: "There is no key.",
  },
};
