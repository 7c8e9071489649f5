import { z } from "zod";
import type { Database } from "../../../../db/client";
import { listGatewayOperations } from "../../../../db/queries/gateway-operations";
import { listOperationOverrides } from "../../../../db/queries/principals";
import { ApiError } from "../../../api-error";
import { createOperation as createOperationCall } from "../../../contracts/operations";
import { createOperation, removeOperation, updateOperation } from "../../admin/operations";
import { changedFields, defineListSection } from "../section";

const { method, path, upstreamUrl, scope, summary, timeoutSeconds, rateLimit } = createOperationCall.body.shape;

interface Address {
  method: string;
  path: string;
}

const addressOf = ({ method, path }: Address) => `${method} ${path}`;

/** The id by which this installation knows the operation at an address. */
async function findId(db: Database, wanted: Address): Promise<string> {
  const found = (await listGatewayOperations(db)).find((one) => addressOf(one) === addressOf(wanted));
  if (!found) throw new ApiError("notFound", "There is no such operation.");
  return found.id;
}

const item = z
  .strictObject({
    method,
    path,
    upstreamUrl,
    summary: summary.optional(),
    scope: scope.unwrap().unwrap().nullable().default(null),
    timeoutSeconds,
    public: z.boolean({ error: "Say true or false." }).default(false),
    rateLimit: rateLimit.unwrap().unwrap().nullable().default(null),
  })
  .transform(({ summary: given, ...operation }) => ({ ...operation, summary: given ?? addressOf(operation) }));

async function read(db: Database): Promise<z.output<typeof item>[]> {
  const overrides = new Map((await listOperationOverrides(db)).map((row) => [row.id, row]));
  return (await listGatewayOperations(db)).map((row) => {
    const { method, path, upstreamUrl, summary, scope, timeoutSeconds } = row;
    const override = overrides.get(row.id);
    const changed = { public: override?.public ?? false, rateLimit: override?.rateLimit ?? null };
    return { method, path, upstreamUrl, summary, scope, timeoutSeconds, ...changed };
  });
}

/** Operations of upstream APIs, each known by where it stands. */
export const gatewaySection = defineListSection<z.output<typeof item>>({
  name: "gateway",
  noun: "gateway operation",
  item,
  nameOf: addressOf,
  read,
  add: (context, body) => createOperation.run({ params: {}, query: {}, body }, context),
  async change(context, operation, before) {
    const { method: _, path: __, ...body } = changedFields(before, operation);
    const id = await findId(context.runtime.db, operation);
    return updateOperation.run({ params: { id }, query: {}, body }, context);
  },
  async remove(context, operation) {
    const id = await findId(context.runtime.db, operation);
    return removeOperation.run({ params: { id }, query: {}, body: {} }, context);
  },
});
