import { z } from "zod";
import { listRoles } from "../../../../db/queries/roles";
import { ADMINISTRATOR } from "../../../../db/seed";
import { scopeName } from "../../../contracts/fields";
import { createRole as createRoleCall } from "../../../contracts/roles";
import { createRole, removeRole, updateRole } from "../../admin/roles";
import { changedFields, defineListSection } from "../section";

const { name, description } = createRoleCall.body.shape;

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** Roles and what each may do. Administrators hold every scope, always: there is nothing to say of them. */
export const rolesSection = defineListSection({
  name: "roles",
  noun: "role",
  item: z.strictObject({
    name: name.refine(
      (text) => text !== ADMINISTRATOR,
      "Administrators hold every scope, always. Leave this role out.",
    ),
    description: description.unwrap().default(""),
    scopes: z
      .array(scopeName, { error: "Give a list of scope names." })
      .max(200, "At most 200 scopes.")
      .transform(sorted),
  }),
  nameOf: (role) => role.name,
  read: async (db) =>
    (await listRoles(db))
      .filter((role) => role.name !== ADMINISTRATOR)
      .map((role) => ({ name: role.name, description: role.description, scopes: sorted(role.scopes) })),
  add: (context, body) => createRole.run({ params: {}, query: {}, body }, context),
  change: (context, role, before) => {
    const { name: _, ...body } = changedFields(before, role);
    return updateRole.run({ params: { name: role.name }, query: {}, body }, context);
  },
  remove: (context, role) => removeRole.run({ params: { name: role.name }, query: {}, body: {} }, context),
});
