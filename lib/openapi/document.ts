import type { Operation } from "../access/operation";
import type { Catalog } from "../entities/catalog";
import { catalog as served } from "../entities/served-catalog";
import { OPERATIONS } from "../portal/system/declared-operations";
import { entitySchema, schemaName } from "./entity-schema";
import { managementPaths } from "./management";
import { operationPaths } from "./operations";
import { components } from "./parts";

/** The OpenAPI 3.1 document of the protected API and the management API, from contracts, operations and entities. */
export function openApiDocument(
  publicUrl: string,
  title: string,
  { operations = OPERATIONS, catalog = served }: { operations?: readonly Operation[]; catalog?: Catalog } = {},
) {
  const shared = components(publicUrl);
  const rows = catalog.entities.map((entity) => [schemaName(entity), entitySchema(entity)]);
  return {
    openapi: "3.1.0",
    info: { title: `${title} API`, version: "1", description: "Data and own account, behind one gate." },
    servers: [{ url: publicUrl }],
    paths: { ...operationPaths(operations, catalog), ...managementPaths() },
    components: { ...shared, schemas: { ...shared.schemas, ...Object.fromEntries(rows) } },
  };
}
