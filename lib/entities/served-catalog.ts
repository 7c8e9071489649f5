import { createCatalog } from "./catalog";
import { categories } from "./declared/categories";
import { products } from "./declared/products";

/** The catalogue that is served. A new entity is a declaration, its name here, and a migration with its table. */
export const catalog = createCatalog([products, categories]);
