import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { type Attack, FRAMING_ATTACKS, HIDDEN } from "../fixtures/framing-attacks";
import { getStatuses, rawConnection } from "../fixtures/raw-http";
import { findAll } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

/** What answers at each: the data API, a token endpoint, the management API, a page, nothing at all. */
const PLACES = ["/api/query", "/auth/oauth/token", "/api/portal/me", "/login", "/nothing/here"];

const HOST = "Host: localhost\r\n";

/** The attack, and an honest request after it whose answer ends the connection. */
const bytesOf = ({ method, lines, body = "" }: Attack, place: string) =>
  `${method} ${place} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n${lines}\r\n\r\n${body}` +
  `GET /healthz HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`;

/** What is wrong with how an attack was answered: something else came after its own answer than that of the honest one. */
async function findAnswered(place: string, attack: Attack): Promise<string | undefined> {
  const received = await rawConnection(baseUrl(), bytesOf(attack, place)).closed;
  const statuses = getStatuses(received);
  const fine = statuses.length === 1 || (statuses.length === 2 && received.includes('{"status":"ok"}'));
  return fine ? undefined : `${place}, ${attack.name}: ${statuses.join(" ")} ${received.slice(-300)}`;
}

test("whatever a request says of its length, what hides in its body is never answered", async () => {
  // What announces more than it sends is waited for: that it is not for long is a rule of its own.
  const attacks = FRAMING_ATTACKS.filter(
    ({ status, lines, body }) => status !== undefined && (body !== undefined || lines.includes(HIDDEN)),
  );
  expect(attacks.length).toBeGreaterThan(25);
  const tries = PLACES.flatMap((place) => attacks.map((attack) => ({ place, attack })));
  expect(await findAll(tries, ({ place, attack }) => findAnswered(place, attack))).toEqual([]);
});
