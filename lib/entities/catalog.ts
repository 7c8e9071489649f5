import type { Entity, Field, Relation, ToMany } from "./entity";

/** The entities that the four APIs serve. */
export interface Catalog {
  readonly entities: readonly Entity[];
  /** The entity by its plural name. */
  find(name: string): Entity | undefined;
  findSingular(name: string): Entity | undefined;
  /** The entity on the other side of a relation. */
  other(relation: Relation): Entity;
}

// Names of tables and columns are the only text that stands in a statement unbound.
const IDENTIFIER = /^[a-z][a-z0-9_]{0,62}$/;
const NAME = /^[a-z][A-Za-z0-9]{0,62}$/;

function check(entity: Entity, names: ReadonlySet<string>): void {
  const own = [entity.name, entity.singular, ...entity.fields.map((field) => field.name)];
  const identifiers = [entity.table, ...entity.fields.map((field) => field.column)];
  for (const relation of entity.relations) {
    own.push(relation.name);
    identifiers.push(relation.column, relation.target);
    if (!names.has(relation.entity)) {
      throw new Error(`${entity.name}.${relation.name} leads to "${relation.entity}", which is no entity.`);
    }
  }
  for (const name of own) if (!NAME.test(name)) throw new Error(`"${name}" of ${entity.name} is no name.`);
  for (const name of identifiers) if (!IDENTIFIER.test(name)) throw new Error(`"${name}" is no SQL identifier.`);
}

/** The ways back to an entity, which the other sides declare. */
const waysBack = (entity: Entity, all: readonly Entity[]): ToMany[] =>
  all.flatMap((other) =>
    other.relations.flatMap((relation) =>
      relation.kind === "one" && relation.back && relation.entity === entity.name
        ? [
            {
              ...relation.back,
              kind: "many",
              entity: other.name,
              column: relation.target,
              target: relation.column,
            } as const,
          ]
        : [],
    ),
  );

/** Puts declarations together. Throws where one is not fit: a name that is no name, a relation that leads nowhere. */
export function createCatalog(declared: readonly Entity[]): Catalog {
  const entities = declared.map((entity) => ({
    ...entity,
    relations: [...entity.relations, ...waysBack(entity, declared)],
  }));
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const bySingular = new Map(entities.map((entity) => [entity.singular, entity]));
  for (const entity of entities) check(entity, new Set(byName.keys()));
  return {
    entities,
    find: (name) => byName.get(name),
    findSingular: (name) => bySingular.get(name),
    other(relation) {
      const entity = byName.get(relation.entity);
      if (!entity) throw new Error(`No entity "${relation.entity}" in this catalogue.`);
      return entity;
    },
  };
}

/** The field of that name, where the entity has one. */
export const findField = (entity: Entity, name: string): Field | undefined =>
  entity.fields.find((field) => field.name === name);

/** The relation of that name, where the entity has one. */
export const findRelation = (entity: Entity, name: string): Relation | undefined =>
  entity.relations.find((relation) => relation.name === name);

/** A field that the declaration is known to have. Throws otherwise: that is a mistake in the code. */
export function ownField(entity: Entity, name: string): Field {
  const field = findField(entity, name);
  if (!field) throw new Error(`${entity.name} declares no field "${name}".`);
  return field;
}

export const keyField = (entity: Entity): Field => ownField(entity, entity.key);

export const readScope = (entity: Entity): string => `${entity.name}:read`;
export const writeScope = (entity: Entity): string => `${entity.name}:write`;
