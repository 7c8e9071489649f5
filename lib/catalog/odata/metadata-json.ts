import { type Catalog, keyField } from "../../entities/catalog";
import type { Entity, Field, FieldType, Relation } from "../../entities/entity";

/** Namespace of the types; also the name that clients generate code under. */
export const NAMESPACE = "Gatehouse";

export const typeName = ({ singular }: Entity): string => singular.charAt(0).toUpperCase() + singular.slice(1);

const EDM: Record<FieldType, string> = {
  integer: "Edm.Int32",
  decimal: "Edm.Decimal",
  text: "Edm.String",
  boolean: "Edm.Boolean",
  timestamp: "Edm.DateTimeOffset",
  uid: "Edm.String",
};

export const edmType = (field: Field): string => EDM[field.type];

/** Facets of a property (CSDL JSON 4.01, 7.2), by their names there. */
export function facets(field: Field): { MaxLength?: number; Precision?: number; Scale?: number } {
  return {
    ...(field.maxLength !== null && { MaxLength: field.maxLength }),
    ...(field.precision !== null && { Precision: field.precision }),
    ...(field.scale !== null && { Scale: field.scale }),
    ...(field.type === "timestamp" && { Precision: 3 }),
  };
}

/** The relation that leads back, where the other side has one over the same columns. */
export function findPartner(catalog: Catalog, entity: Entity, relation: Relation): Relation | undefined {
  return catalog
    .other(relation)
    .relations.find(
      (back) => back.entity === entity.name && back.column === relation.target && back.target === relation.column,
    );
}

function property(field: Field): Record<string, unknown> {
  return {
    ...(field.type !== "text" && field.type !== "uid" && { $Type: edmType(field) }),
    ...(field.nullable && { $Nullable: true }),
    ...Object.fromEntries(Object.entries(facets(field)).map(([name, value]) => [`$${name}`, value])),
    ...(!field.writable && { "@Org.OData.Core.V1.Computed": true }),
    "@Org.OData.Core.V1.Description": field.description,
  };
}

function navigation(catalog: Catalog, entity: Entity, relation: Relation): Record<string, unknown> {
  const other = catalog.other(relation);
  const partner = findPartner(catalog, entity, relation);
  const field = relation.kind === "one" ? entity.fields.find(({ name }) => name === relation.field) : undefined;
  return {
    $Kind: "NavigationProperty",
    ...(relation.kind === "many" && { $Collection: true }),
    $Type: `${NAMESPACE}.${typeName(other)}`,
    ...(field?.nullable && { $Nullable: true }),
    ...(partner && { $Partner: partner.name }),
    ...(field && { $ReferentialConstraint: { [field.name]: keyField(other).name } }),
    "@Org.OData.Core.V1.Description": relation.description,
  };
}

function entityType(catalog: Catalog, entity: Entity): Record<string, unknown> {
  return {
    $Kind: "EntityType",
    $Key: [entity.key],
    ...Object.fromEntries(entity.fields.map((field) => [field.name, property(field)])),
    ...Object.fromEntries(entity.relations.map((relation) => [relation.name, navigation(catalog, entity, relation)])),
    "@Org.OData.Core.V1.Description": entity.description,
  };
}

function entitySet(entity: Entity): Record<string, unknown> {
  const bindings = entity.relations.map((relation) => [relation.name, relation.entity]);
  return {
    $Collection: true,
    $Type: `${NAMESPACE}.${typeName(entity)}`,
    ...(bindings.length > 0 && { $NavigationPropertyBinding: Object.fromEntries(bindings) }),
  };
}

/** Vocabularies whose terms the metadata uses. */
export const CORE = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.json";

/** `$metadata` as CSDL JSON 4.01. */
export const metadataJson = (catalog: Catalog): Record<string, unknown> => ({
  $Version: "4.01",
  $EntityContainer: `${NAMESPACE}.Container`,
  $Reference: { [CORE]: { $Include: [{ $Namespace: "Org.OData.Core.V1" }] } },
  [NAMESPACE]: {
    ...Object.fromEntries(catalog.entities.map((entity) => [typeName(entity), entityType(catalog, entity)])),
    Container: {
      $Kind: "EntityContainer",
      ...Object.fromEntries(catalog.entities.map((entity) => [entity.name, entitySet(entity)])),
    },
  },
});
