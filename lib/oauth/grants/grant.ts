import type { IssuedTokens, TokenCore, TokenRequest } from "../core";
import { Failure } from "../failure";

/** One grant type: a token request in, tokens out, or a `Failure`. */
export type Grant = (core: TokenCore, request: TokenRequest) => Promise<IssuedTokens>;

/** A parameter that must be there. Throws `Failure("missing_parameter")`. */
export function required({ parameters }: Pick<TokenRequest, "parameters">, name: string): string {
  const value = parameters.get(name);
  if (!value) throw new Failure("missing_parameter", `The parameter "${name}" is missing.`, { parameter: name });
  return value;
}
