import type { Database } from "../../../db/client";
import { applicationExists } from "../../../db/queries/applications";
import { listScopeNames } from "../../../db/queries/scope-names";
import { emailTaken, findAccount, updateUser } from "../../../db/queries/users";
import { conclude } from "../../audit/audit";
import { addSecret, type SecretOwner, takeOverSecret } from "../../client-secrets/application-secrets";
import { createApp } from "../../contracts/apps";
import { username } from "../../contracts/fields";
import { checkRedirectUri } from "../../oauth/redirect-uri";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";
import { createPerson, freeUsername, usernameFrom } from "../accounts/people";
import { changeApp, checkNewApp, concludeNewApp, insertApp } from "../apps/change-app";
import { clientId } from "../apps/client-id";
import { inTransaction } from "../configuration/in-transaction";
import { operatorContext } from "../configuration/operator";
import type { PersonContext } from "../management/use-case";
import { isEmail } from "./is-email";
import type { MovedClient, MovedPerson, MovingIn } from "./moving-in";

/** What became of one client or person. */
export interface Moved {
  /** How the operator knows them: a client id, an email address. */
  name: string;
  made: boolean;
  /** What did not carry over, or why nothing did. */
  notes: readonly string[];
}

/** What became of a file. */
export interface MovingReport {
  clients: readonly Moved[];
  people: readonly Moved[];
  notes: readonly string[];
}

/** A secret that can be guessed is worse than a new one. */
const SHORTEST_SECRET = 16;

/** Whoever gives these does so in the portal, knowing whom: a scope of another system may only be called the same. */
const NEVER_CARRIED = ["admin", "portal"];

const notMade = (name: string, note: string): Moved => ({ name, made: false, notes: [note] });

async function movePerson(context: PersonContext, person: MovedPerson): Promise<Moved> {
  const tx = context.runtime.db;
  const { email } = person;
  if (!isEmail(email)) return notMade(email, "That is not an email address.");
  if (await emailTaken(tx, email)) return notMade(email, "There is an account with this address: it stays as it is.");
  const wanted = username.safeParse(person.username).success ? person.username : null;
  const signsInAs = await freeUsername(tx, wanted ?? usernameFrom(email));
  const made = await createPerson(tx, {
    name: person.name.slice(0, 100),
    email,
    username: signsInAs,
    passwordHash: person.passwordHash,
    role: (await loadSettings(context.runtime)).defaultRole,
    emailVerifiedAt: person.emailVerified ? new Date() : null,
  });
  if (person.disabled) await updateUser(tx, made.id, { disabledAt: new Date() });
  await conclude(tx, context, [], {
    action: "user.move-in",
    target: made.id,
    subjectId: made.id,
    detail: { email, username: signsInAs },
  });
  const notes = [...person.notes];
  if (person.username !== null && signsInAs !== person.username) notes.push(`Their user name is ${signsInAs} now.`);
  if (person.passwordHash === null) notes.push('They choose a password by "Forgotten password".');
  return { name: email, made: true, notes };
}

/** The redirect URIs and scopes of a client that there is a place for, and what is said of the others. */
async function carryOver(runtime: Runtime, client: MovedClient) {
  const notes = [...client.notes];
  const { privateUseSchemes } = await loadSettings(runtime);
  const redirectUris = client.redirectUris.filter((uri) => {
    const problem = checkRedirectUri(uri, privateUseSchemes);
    if (problem) notes.push(`Redirect URI ${uri} was left out. ${problem}`);
    return problem === null;
  });
  const known = new Set((await listScopeNames(runtime.db)).filter((name) => !NEVER_CARRIED.includes(name)));
  const scopes = client.scopes.filter((name) => known.has(name));
  const others = client.scopes.filter((name) => !known.has(name));
  if (others.length > 0) notes.push(`Scopes that it does not have here: ${others.join(", ")}.`);
  return { redirectUris, scopes, notes };
}

const NEW_SECRET = "a new one was made, which its owner finds in the portal.";

/** Lets a client go on with its secret, or gives it a new one and says why. */
async function giveSecret(context: PersonContext, { secret }: MovedClient, owner: SecretOwner): Promise<string | null> {
  const { runtime } = context;
  const isLong = secret !== null && secret.length >= SHORTEST_SECRET;
  if (isLong && (await takeOverSecret(runtime.db, runtime, owner, secret))) return null;
  await addSecret(runtime.db, runtime, owner);
  if (secret === null) return `The file has no secret of it: ${NEW_SECRET}`;
  return isLong
    ? `Another client has the same secret: ${NEW_SECRET}`
    : `Its secret had fewer than ${SHORTEST_SECRET} characters: ${NEW_SECRET}`;
}

async function moveClient(context: PersonContext, client: MovedClient, fallback: string | null): Promise<Moved> {
  const tx = context.runtime.db;
  const name = client.clientId;
  const id = clientId.safeParse(name);
  if (!id.success) return notMade(name, id.error.issues[0]?.message ?? "That is no client id.");
  if (await applicationExists(tx, name)) return notMade(name, "There is a client with this id: it stays as it is.");
  const owner = client.owner ?? fallback;
  if (owner === null) return notMade(name, "Nobody owns it: say whose it is with --owner EMAIL.");
  const person = await findAccount(tx, owner);
  if (!person) return notMade(name, `Its owner ${owner} has no account here.`);
  const { redirectUris, scopes, notes } = await carryOver(context.runtime, client);
  const homepage = createApp.body.shape.homepageUrl.safeParse(client.homepageUrl);
  const body = createApp.body.safeParse({
    name: client.name.slice(0, 60),
    type: client.type,
    description: client.description.slice(0, 500),
    homepageUrl: homepage.success ? homepage.data : null,
    redirectUris,
    scopes,
  });
  if (!body.success) return { name, made: false, notes: [...notes, body.error.issues[0]?.message ?? "It is no app."] };
  if (client.type === "public" && redirectUris.length === 0) {
    return { name, made: false, notes: [...notes, "A public app needs at least one redirect URI."] };
  }
  const row = await insertApp(tx, context, person.id, {
    ...(await checkNewApp(context.runtime, body.data)),
    clientId: name,
  });
  const secret =
    client.type === "public"
      ? null
      : await giveSecret(context, client, { applicationId: row.id, ownerKey: person.ownerKey });
  await concludeNewApp(tx, context, row);
  if (client.disabled) {
    await changeApp(tx, context, { owned: { kind: "app", ownerId: null }, id: row.id, change: { disabled: true } });
  }
  return { name, made: true, notes: secret ? [...notes, secret] : notes };
}

/** Takes back what was done only to see what would come of it. */
class Rehearsed extends Error {}

/**
 * Makes the people and clients of another system's file, all within one transaction, and gives what became of each. With
 * `dryRun` nothing stays. `owner` is the email address of whoever gets the clients of which the file names no developer.
 */
export async function moveIn(
  runtime: Runtime,
  moving: MovingIn,
  { owner, dryRun }: { owner: string | null; dryRun: boolean },
): Promise<MovingReport> {
  let report: MovingReport = { clients: [], people: [], notes: moving.notes };
  const work = async (tx: Database) => {
    const context = await operatorContext(runtime, tx);
    const people: Moved[] = [];
    const clients: Moved[] = [];
    for (const person of moving.people) people.push(await movePerson(context, person));
    for (const client of moving.clients) clients.push(await moveClient(context, client, owner));
    report = { clients, people, notes: moving.notes };
    if (dryRun) throw new Rehearsed();
  };
  await inTransaction(runtime.db, work).catch((error: unknown) => {
    if (!(error instanceof Rehearsed)) throw error;
  });
  return report;
}
