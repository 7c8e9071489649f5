import { authenticateClient } from "../client-auth/authenticate-client";
import type { IssuedTokens, TokenCore, TokenRequest } from "../core";
import { Failure } from "../failure";
import type { Client, ClientKind } from "../types";

/** A token request in, tokens out, or a `Failure`. */
export type Grant = (core: TokenCore, request: TokenRequest) => Promise<IssuedTokens>;

/** What a grant says of itself. Who may use it, what dialects offer and what is discovered follow from it. */
interface GrantFacts<Type extends string> {
  /** The `grant_type`, as clients send it. */
  readonly type: Type;
  /** The kinds of client that are registered for it when they are made. */
  readonly clients: readonly ClientKind[];
  /** Whom its tokens act for: a person, or the client itself. */
  readonly actsFor: "person" | "client";
  /** Whether public clients may use it, and else the sentence that refuses them. */
  readonly publicClients: "allowed" | { refused: string };
  /** Whose registration opens it, where that is not its own. */
  readonly registeredFor?: string;
}

/** A grant type, declared: dialects offer it by listing it. */
export interface GrantDeclaration<Type extends string = string> extends GrantFacts<Type> {
  readonly run: Grant;
}

/** What a grant's work begins with. */
interface Given<Parameter extends string> {
  /** The parameters that its requests must have. */
  parameters: Readonly<Record<Parameter, string>>;
  /** Authenticates the client of the request, which may use the grant and is not disabled. Throws `Failure`. */
  client(): Promise<Client>;
}

/** A parameter that must be there. Throws `Failure("missing_parameter")`. */
export function required({ parameters }: Pick<TokenRequest, "parameters">, name: string): string {
  const value = parameters.get(name);
  if (!value) throw new Failure("missing_parameter", `The parameter "${name}" is missing.`, { parameter: name });
  return value;
}

/** Refuses new tokens to a client that is disabled, or whose owner is. */
function requireEnabled(client: Client): void {
  if (client.disabled || client.ownerDisabled) {
    throw new Failure(
      "suspended",
      client.disabled ? "The app is disabled." : "The account of the app's owner is disabled.",
    );
  }
}

/** Refuses a client that may not use the grant, which is what it is registered for (RFC 6749 §5.2). */
function requireGrant(client: Client, { type, publicClients, registeredFor = type }: GrantFacts<string>): void {
  if (publicClients !== "allowed" && client.type === "public") {
    throw new Failure("unauthorized_client", publicClients.refused);
  }
  if (!client.grantTypes.includes(registeredFor)) {
    throw new Failure("unauthorized_client", `This client may not use the grant type "${type}".`);
  }
}

/** Declares a grant: `parameters` are those that its requests must have, asked for in this order before anything else. */
export function defineGrant<const Type extends string, const Parameter extends string>({
  parameters,
  run,
  ...facts
}: GrantFacts<Type> & {
  parameters: readonly Parameter[];
  run(core: TokenCore, request: TokenRequest, given: Given<Parameter>): Promise<IssuedTokens>;
}): GrantDeclaration<Type> {
  return {
    ...facts,
    run: async (core, request) => {
      const given = Object.fromEntries(parameters.map((name) => [name, required(request, name)]));
      return run(core, request, {
        parameters: given as Record<Parameter, string>,
        async client() {
          const client = await authenticateClient(core, request);
          requireGrant(client, facts);
          requireEnabled(client);
          return client;
        },
      });
    },
  };
}
