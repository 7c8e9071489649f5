import { FORMATS } from "../../catalog/import/cell";
import { importFields, keyFields } from "../../catalog/import/mapping";
import { emptyList } from "../../catalog/plan";
import { readLists } from "../../catalog/run";
import * as contract from "../../contracts/entities";
import { catalog } from "../../entities/served-catalog";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

export const listEntities = implement(contract.listEntities, async (_, { runtime }) => {
  const counts = catalog.entities.map((entity) => ({ ...emptyList({ entity }), total: true }));
  const results = await readLists(runtime.db, catalog, counts);
  return listed(
    catalog.entities.map((entity, index): contract.CatalogueEntity => {
      const importable = new Set(importFields(entity));
      return {
        name: entity.name,
        singular: entity.singular,
        description: entity.description,
        rows: results[index]?.total ?? 0,
        keyFields: keyFields(entity).map(({ name }) => name),
        fields: entity.fields.map((field) => ({
          name: field.name,
          type: field.type,
          description: field.description,
          required: field.required,
          writable: field.writable,
          importable: importable.has(field),
          formats: [...FORMATS[field.type]],
        })),
        relations: entity.relations.map(({ name, entity: other, kind }) => ({
          name,
          entity: other,
          many: kind === "many",
        })),
      };
    }),
  );
});
