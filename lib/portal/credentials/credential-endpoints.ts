import { credentialCalls } from "../../contracts/credential-calls";
import { type CredentialKind, getKindFacts } from "../../credentials/kinds/credential-kinds";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";
import {
  type CreatedCredential,
  type CredentialUpdate,
  credentialUseCases,
  credentialView,
} from "./credential-use-cases";

/** The calls for one kind of credential, fulfilled, and as its three addresses answer them. */
export function credentialEndpoints<Kind extends CredentialKind>(kind: Kind) {
  const calls = credentialCalls(kind);
  const useCases = credentialUseCases(kind);
  const { secretMember } = getKindFacts(kind);
  const withSecret = ({ row, secret }: CreatedCredential) => ({ ...credentialView(row), [secretMember]: secret });
  // What leaves is checked against the kind's contract; for all kinds at once there is no type that says so.
  const fulfilled = {
    list: implement(
      calls.list,
      async (_, context) => listed((await useCases.list(context)).map(credentialView)) as never,
    ),
    create: implement(
      calls.create,
      async ({ body }, context) => withSecret(await useCases.create(context, body)) as never,
    ),
    get: implement(
      calls.get,
      async ({ params }, context) => credentialView(await useCases.get(context, params.id)) as never,
    ),
    update: implement(
      calls.update,
      async ({ params, body }, context) =>
        credentialView(await useCases.update(context, params.id, body as CredentialUpdate)) as never,
    ),
    rotate: implement(
      calls.rotate,
      async ({ params, body }, context) =>
        withSecret(await useCases.rotate(context, params.id, body.overlapSeconds)) as never,
    ),
    revoke: implement(calls.revoke, ({ params }, context) => useCases.revoke(context, params.id)),
  };
  const { list, create, get, update, rotate, revoke } = fulfilled;
  return { useCases: fulfilled, all: [list, create], one: [get, update, revoke], rotation: [rotate] } as const;
}
