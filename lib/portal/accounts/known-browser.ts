import type { UserRow } from "../../../db/queries/users";
import { digestSecret, lookUpDigests } from "../../credentials/pepper";
import { randomBase62 } from "../../ids";
import { sameText } from "../../oauth/same-text";
import type { Runtime } from "../../runtime";

/** A browser in which people have signed in before, as its cookie says. */
export interface KnownBrowser {
  id: string;
  /** By a person's id, what shows that they did, with the password that they have now. */
  people: Readonly<Record<string, string>>;
}

type Person = Pick<UserRow, "id" | "passwordHash">;

/** So many people are remembered in one browser. */
const PEOPLE = 5;

// Tied to the password of that moment: who changes theirs makes every browser a stranger that was not theirs.
const proofText = ({ id, passwordHash }: Person) => `known-browser:${id}:${passwordHash ?? ""}`;

/** Whether this person has signed in with this browser before. */
export function knows({ env }: Runtime, browser: KnownBrowser | null | undefined, person: Person): boolean {
  const shown = browser && Object.hasOwn(browser.people, person.id) ? browser.people[person.id] : undefined;
  return shown !== undefined && lookUpDigests(env.peppers, proofText(person)).some((right) => sameText(right, shown));
}

/** The browser as it is known once this person has signed in with it. */
export function introduce({ env }: Runtime, browser: KnownBrowser | null, person: Person): KnownBrowser {
  const others = Object.entries(browser?.people ?? {}).filter(([id]) => id !== person.id);
  return {
    id: browser?.id ?? randomBase62(16),
    people: Object.fromEntries([
      ...others.slice(1 - PEOPLE),
      [person.id, digestSecret(env.peppers, proofText(person))] as const,
    ]),
  };
}
