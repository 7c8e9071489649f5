import { z } from "zod";
import { listOperationOverrides } from "../../../../db/queries/principals";
import { updateOperation as updateOperationCall } from "../../../contracts/operations";
import { updateOperation } from "../../admin/operations";
import { OPERATIONS } from "../../system/declared-operations";
import { changedFields, defineListSection } from "../section";

const declared = new Set(OPERATIONS.map(({ id }) => id));

const { scope, rateLimit } = updateOperationCall.body.shape;

/** How an operation is that nobody changed. */
const AS_DECLARED = { public: false, scope: null, rateLimit: null };

/** What was changed about operations that the code declares; those that the file does not list are as declared. */
export const operationsSection = defineListSection({
  name: "operations",
  noun: "operation",
  item: z.strictObject({
    id: z
      .string({ error: "Give the id of an operation." })
      .refine((id) => declared.has(id), "There is no such operation. Their ids are on the page Operations."),
    public: z.boolean({ error: "Say true or false." }).default(false),
    scope: scope.unwrap().unwrap().nullable().default(null),
    rateLimit: rateLimit.unwrap().unwrap().nullable().default(null),
  }),
  nameOf: ({ id }) => id,
  read: async (db) =>
    (await listOperationOverrides(db))
      .filter(({ id }) => declared.has(id))
      .map(({ id, scope, rateLimit, ...override }) => ({ id, public: override.public ?? false, scope, rateLimit }))
      .filter(({ public: open, scope, rateLimit }) => open || scope !== null || rateLimit !== null),
  add: (context, { id, ...body }) => updateOperation.run({ params: { id }, query: {}, body }, context),
  change: (context, operation, before) => {
    const { id: _, ...body } = changedFields(before, operation);
    return updateOperation.run({ params: { id: operation.id }, query: {}, body }, context);
  },
  remove: (context, { id }) => updateOperation.run({ params: { id }, query: {}, body: AS_DECLARED }, context),
});
