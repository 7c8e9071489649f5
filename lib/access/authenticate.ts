import { listSystemAddresses } from "../../db/queries/principals";
import { cached } from "../changes/cached";
import { pathOf } from "../path-of";
import { perRuntime } from "../per-runtime";
import { AccessError } from "../refusals/access-error";
import type { Actors } from "../refusals/actors";
import { withActors } from "../refusals/with-actors";
import type { Runtime } from "../runtime";
import { loadSettings } from "../settings/settings";
import { addressIn } from "./address";
import { accessTokenAuthenticator } from "./authenticators/access-token";
import { basicAuthenticator } from "./authenticators/basic";
import { credentialAuthenticators } from "./authenticators/credential";
import type { Caller } from "./caller";
import type { Authenticator } from "./identified";
import { getRehearsal } from "./rehearsal";

/** What the gate needs to know of a request beside itself. */
export interface GateContext {
  runtime: Runtime;
  requestId: string;
  address: string;
}

const authenticators = perRuntime("authenticators", (runtime: Runtime): readonly Authenticator[] => {
  const credentials = credentialAuthenticators(runtime);
  return [...credentials, accessTokenAuthenticator(runtime), basicAuthenticator(credentials)];
});

const systemAddresses = perRuntime("system-addresses", (runtime: Runtime) =>
  cached(runtime.db, ["addresses"], () => listSystemAddresses(runtime.db)),
);

/** Refuses with 403 where an allow list has entries and none holds the address. */
export function requireAddress(address: string, allowLists: readonly (readonly string[])[]): void {
  const missed = allowLists.find((list) => list.length > 0 && !addressIn(address, list));
  if (missed) {
    const explanation = {
      reason: "The address is not on the allow list.",
      expected: missed.join(", "),
      received: address,
    };
    throw new AccessError("address_not_allowed", "Requests from this address are not allowed.", { explanation });
  }
}

/**
 * Refuses with 403 where the system serves only listed addresses and this is none of them; while that is rehearsed, it
 * is recorded and let through.
 */
export async function requireSystemAddress(
  { runtime, address }: Pick<GateContext, "runtime" | "address">,
  actors: Actors = {},
): Promise<void> {
  const list = await systemAddresses(runtime)();
  if (list.length === 0 || addressIn(address, list)) return;
  if ((await loadSettings(runtime)).addressRehearsal) getRehearsal(runtime).record(address, actors);
  else requireAddress(address, [list]);
}

/**
 * Who makes the request, by whichever credential it carries (CONTRACT §1): credential → principal → address. `null`
 * when it carries none. Throws `AccessError`; 401 when the credential is not good, 403 when it may not be used.
 */
export async function authenticate(request: Request, context: GateContext): Promise<Caller | null> {
  const { runtime, address } = context;
  const found = authenticators(runtime).flatMap((authenticator) => {
    const presented = authenticator.present(request);
    return presented === undefined ? [] : [{ authenticator, presented }];
  });
  const [first, second] = found;
  if (second) {
    throw new AccessError("credentials_ambiguous", "The request carries two credentials. Send one.");
  }
  if (!first) {
    await requireSystemAddress(context);
    return null;
  }
  const url = runtime.env.publicUrl + pathOf(request.url);
  const { allowLists, ...identified } = await first.authenticator.identify(first.presented, { url, address });
  return withActors(identified.actors, async () => {
    await requireSystemAddress(context, identified.actors);
    requireAddress(address, allowLists);
    return { ...identified, address, session: null };
  });
}
