import { z } from "zod";
import { checkableHash } from "../../../credentials/password-schemes/password-schemes";
import type { MovingSource } from "../moving-in";

const ACTIVE = 1;
const DELETED = 0;

const user = z.object({
  id: z.number().int(),
  status: z.number().int(),
  name: z.string(),
  email: z.string().nullish(),
  password: z.string().nullish(),
});

const app = z.object({
  user_id: z.number().int(),
  status: z.number().int(),
  name: z.string(),
  url: z.string().default(""),
  app_key: z.string(),
  app_secret: z.string(),
});

const tables = z.object({ fusio_user: z.array(user), fusio_app: z.array(app) });

/** The tables `fusio_user` and `fusio_app` of Fusio, each as an array of rows. */
export const fusio: MovingSource = {
  title: "Fusio tables",
  read(file) {
    const found = tables.safeParse(file).data;
    if (!found) return undefined;
    const people = found.fusio_user.filter(({ status }) => status !== DELETED);
    const emails = new Map(people.map(({ id, email }) => [id, email ?? null]));
    return {
      people: people.flatMap(({ name, email, status, password }) =>
        email
          ? {
              email,
              username: name,
              name,
              emailVerified: status === ACTIVE,
              disabled: status !== ACTIVE,
              passwordHash: checkableHash(password),
              notes: [],
            }
          : [],
      ),
      clients: found.fusio_app
        .filter(({ status }) => status !== DELETED)
        .map((row) => ({
          clientId: row.app_key,
          name: row.name,
          description: "",
          homepageUrl: row.url || null,
          type: "confidential" as const,
          redirectUris: [],
          scopes: ["read", "write"],
          secret: row.app_secret,
          disabled: row.status !== ACTIVE,
          owner: emails.get(row.user_id) ?? null,
          notes: ["Fusio keeps no redirect URIs: add those of its app. Its scopes became read and write."],
        })),
      notes: people.filter(({ email }) => !email).map(({ name }) => `${name} has no email address, and was left out.`),
    };
  },
};
