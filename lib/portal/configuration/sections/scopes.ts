import { z } from "zod";
import { listScopes } from "../../../../db/queries/roles";
import { createScope as createScopeCall } from "../../../contracts/roles";
import { createScope, removeScope, updateScope } from "../../admin/scopes";
import { defineListSection } from "../section";

/** The scopes that administrators defined; those of the code come with it. */
export const scopesSection = defineListSection({
  name: "scopes",
  noun: "scope",
  item: z.strictObject(createScopeCall.body.shape),
  nameOf: ({ name }) => name,
  read: async (db) =>
    (await listScopes(db)).filter(({ builtIn }) => !builtIn).map(({ name, description }) => ({ name, description })),
  add: (context, body) => createScope.run({ params: {}, query: {}, body }, context),
  change: (context, { name, description }) =>
    updateScope.run({ params: { name }, query: {}, body: { description } }, context),
  remove: (context, { name }) => removeScope.run({ params: { name }, query: {}, body: {} }, context),
});
