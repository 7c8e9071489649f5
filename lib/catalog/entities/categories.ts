import { defineEntity, identity, moments } from "../entity";

export const categories = defineEntity({
  name: "categories",
  singular: "category",
  table: "categories",
  description: "Groups of products.",
  label: "name",
  summary: ["id", "name"],
  fields: [
    ...identity,
    {
      name: "name",
      type: "text",
      description: "Name of the category; no two are alike.",
      required: true,
      unique: true,
      searchable: true,
      maxLength: 200,
    },
    {
      name: "description",
      type: "text",
      description: "What belongs in it.",
      initial: { value: "" },
      searchable: true,
      maxLength: 10_000,
    },
    ...moments,
  ],
  relations: [
    {
      name: "products",
      kind: "many",
      entity: "products",
      description: "The products of this category.",
      column: "id",
      target: "category_id",
    },
  ],
});
