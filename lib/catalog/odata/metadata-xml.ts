import { type Catalog, keyField } from "../../entities/catalog";
import type { Entity, Field, Relation } from "../../entities/entity";
import { CORE, edmType, facets, findPartner, NAMESPACE, typeName } from "./metadata-json";

type Attributes = Record<string, string | number | boolean | undefined>;

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? "&quot;");

function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  return children.length > 0 ? `<${name}${written}>${children.join("")}</${name}>` : `<${name}${written}/>`;
}

const annotation = (term: string, attributes: Attributes): string =>
  element("Annotation", { Term: `Org.OData.Core.V1.${term}`, ...attributes });

function property(field: Field): string {
  const children = [
    ...(field.writable ? [] : [annotation("Computed", { Bool: true })]),
    annotation("Description", { String: field.description }),
  ];
  const attributes = { Name: field.name, Type: edmType(field), Nullable: field.nullable, ...facets(field) };
  return element("Property", attributes, children);
}

function navigation(catalog: Catalog, entity: Entity, relation: Relation): string {
  const other = catalog.other(relation);
  const type = `${NAMESPACE}.${typeName(other)}`;
  const field = relation.kind === "one" ? entity.fields.find(({ name }) => name === relation.field) : undefined;
  const attributes = {
    Name: relation.name,
    Type: relation.kind === "many" ? `Collection(${type})` : type,
    Nullable: field?.nullable,
    Partner: findPartner(catalog, entity, relation)?.name,
  };
  const constraint = field
    ? [element("ReferentialConstraint", { Property: field.name, ReferencedProperty: keyField(other).name })]
    : [];
  const description = annotation("Description", { String: relation.description });
  return element("NavigationProperty", attributes, [...constraint, description]);
}

function entityType(catalog: Catalog, entity: Entity): string {
  return element("EntityType", { Name: typeName(entity) }, [
    element("Key", {}, [element("PropertyRef", { Name: entity.key })]),
    ...entity.fields.map(property),
    ...entity.relations.map((relation) => navigation(catalog, entity, relation)),
    annotation("Description", { String: entity.description }),
  ]);
}

function entitySet(entity: Entity): string {
  const bindings = entity.relations.map((relation) =>
    element("NavigationPropertyBinding", { Path: relation.name, Target: relation.entity }),
  );
  return element("EntitySet", { Name: entity.name, EntityType: `${NAMESPACE}.${typeName(entity)}` }, bindings);
}

/** `$metadata` as CSDL XML, in the namespaces of OData 4.0, which clients of both versions read. */
export function metadataXml(catalog: Catalog): string {
  const core = element("edmx:Reference", { Uri: CORE.replace(/json$/, "xml") }, [
    element("edmx:Include", { Namespace: "Org.OData.Core.V1" }),
  ]);
  const schema = element("Schema", { xmlns: "http://docs.oasis-open.org/odata/ns/edm", Namespace: NAMESPACE }, [
    ...catalog.entities.map((entity) => entityType(catalog, entity)),
    element("EntityContainer", { Name: "Container" }, catalog.entities.map(entitySet)),
  ]);
  const attributes = { "xmlns:edmx": "http://docs.oasis-open.org/odata/ns/edmx", Version: "4.0" };
  const document = element("edmx:Edmx", attributes, [core, element("edmx:DataServices", {}, [schema])]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${document}`;
}
