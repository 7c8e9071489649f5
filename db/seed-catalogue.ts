import type { Database } from "./client";
import sample from "./sample/catalogue.json";

interface SampleProduct {
  sku: string;
  name: string;
  description: string;
  price: number;
  stock: number;
  active: boolean;
}

interface SampleCategory {
  name: string;
  description: string;
  products: SampleProduct[];
}

function getCategory({ name, code, description, products }: (typeof sample.categories)[number]): SampleCategory {
  return {
    name,
    description,
    products: products.map((row, index) => {
      const [title, detail, price, stock] = row as [string, string, number, number];
      const sku = `${code}-${String(index + 1).padStart(3, "0")}`;
      // The last of each category has run out, and every second category no longer lists it.
      const active = stock > 0 || code < "M";
      return { sku, name: title, description: detail, price, stock, active };
    }),
  };
}

/** The sample catalogue: 12 categories of 20 products each, the same on every machine. */
const sampleCategories = (): SampleCategory[] => sample.categories.map(getCategory);

// Ids, uids and moments follow from the order and the sku, so that two fresh systems hold the same rows.
const INSERT_SAMPLE = `
with sample as (
  select c.position, c.value as category
  from json_array_elements($1::json) with ordinality as c(value, position)
  where not exists (select from categories) and not exists (select from products)
), written as (
  insert into categories (uid, name, description, created_at, updated_at)
  select md5(category->>'name'), category->>'name', category->>'description', moment, moment
  from sample, lateral (select timestamptz '2026-01-05 08:00Z' + position * interval '1 hour' as moment) as at
  order by position
  returning id, name
)
insert into products (uid, sku, name, description, price, stock, active, category_id, created_at, updated_at)
select md5(product->>'sku'), product->>'sku', product->>'name', product->>'description', (product->>'price')::numeric,
  (product->>'stock')::integer, (product->>'active')::boolean, written.id, moment, moment
from sample
join written on written.name = category->>'name',
lateral json_array_elements(category->'products') with ordinality as p(product, place),
lateral (select timestamptz '2026-01-06 08:00Z' + (position * 20 + place) * interval '97 minutes' as moment) as at
order by position, place
returning id`;

/**
 * Puts the sample catalogue in when there are neither categories nor products, in one statement: all of it or nothing.
 * Gives the number of products written, 0 when the catalogue was not empty.
 */
export async function seedCatalogue(db: Database): Promise<number> {
  const rows = await db.all<{ id: number }>(INSERT_SAMPLE, [JSON.stringify(sampleCategories())]);
  return rows.length;
}
