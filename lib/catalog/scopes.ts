import { type Catalog, readScope, writeScope } from "../entities/catalog";
import { catalog as served } from "../entities/served-catalog";

/** A scope that an entity brings along, with the plain words that a consent page shows. */
export interface CatalogScope {
  name: string;
  description: string;
}

/** `<entity>:read` and `<entity>:write` of every entity (CONTRACT §1). */
export const catalogScopes = (catalog: Catalog = served): CatalogScope[] =>
  catalog.entities.flatMap((entity) => [
    { name: readScope(entity), description: `See the ${entity.name} of the catalogue` },
    { name: writeScope(entity), description: `Add, change and remove ${entity.name} of the catalogue` },
  ]);
