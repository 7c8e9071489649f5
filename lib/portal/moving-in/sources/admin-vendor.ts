import { z } from "zod";
import { checkableHash } from "../../../credentials/password-schemes/password-schemes";
import type { MovingSource } from "../moving-in";

const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

const user = z.object({
  username: z.string(),
  email: z.string(),
  first_name: z.string().default(""),
  last_name: z.string().default(""),
  password: z.string().nullish(),
  active: flag.default(true),
});

const integration = z.object({
  access_key: z.string(),
  label: z.string(),
  deleted_at: z.string().nullish(),
});

const tables = z.object({ user: z.array(user), integration: z.array(integration) });

/** The tables `user` and `integration` of the vendor whose contract the admin dialect speaks, each as an array of rows. */
export const adminVendor: MovingSource = {
  title: "tables of users and integrations",
  read(file) {
    const found = tables.safeParse(file).data;
    return (
      found && {
        people: found.user.map((row) => ({
          email: row.email,
          username: row.username.includes("@") ? null : row.username,
          name: `${row.first_name} ${row.last_name}`.trim() || row.username,
          emailVerified: true,
          disabled: !row.active,
          passwordHash: checkableHash(row.password),
          notes: [],
        })),
        clients: found.integration
          .filter(({ deleted_at }) => !deleted_at)
          .map(({ access_key, label }) => ({
            clientId: access_key,
            name: label,
            description: "",
            homepageUrl: null,
            type: "confidential" as const,
            redirectUris: [],
            scopes: ["read", "write"],
            // It is kept as a hash, which says nothing to anybody else.
            secret: null,
            disabled: false,
            owner: null,
            notes: ["Its rights became read and write."],
          })),
        notes: [],
      }
    );
  },
};
