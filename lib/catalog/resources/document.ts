import type { Entity } from "../../entities/entity";
import { computeEtag, withoutEtag } from "../etag";
import { type ResourceAnswer, type ResourceContext, readRow, readRowName } from "./answer";

/**
 * `GET /api/v3/product/{id}`: one row as a JSON:API document (CONTRACT §3.4). Its `id` is the one that it was asked for
 * by, its number or its uid; the other one is in `meta`. Throws `notFound`.
 */
export async function readDocument(context: ResourceContext, entity: Entity, id: string): Promise<ResourceAnswer> {
  const text = await readRow(context, entity, readRowName(entity, id));
  const { id: number, ...members } = JSON.parse(withoutEtag(text)) as Record<string, unknown>;
  const names = new Set(entity.relations.map(({ name }) => name));
  const attributes = Object.entries(members).filter(([name]) => !names.has(name));
  const relationships = entity.relations.flatMap((relation) => {
    if (relation.kind === "many" || !(relation.name in members)) return [];
    const other = members[relation.name] as { id: number } | null;
    const { singular } = context.catalog.other(relation);
    return [[relation.name, { data: other && { type: singular, id: String(other.id) } }] as const];
  });
  const document = {
    data: {
      id: id.toLowerCase(),
      type: entity.singular,
      attributes: Object.fromEntries(attributes),
      ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
      links: { self: `${context.base}/api/v3/${entity.singular}/${id.toLowerCase()}` },
      meta: { id: number, uid: members.uid },
    },
  };
  const etag = computeEtag(text);
  return { body: JSON.stringify(document), headers: { ...(etag !== null && { etag }) } };
}
