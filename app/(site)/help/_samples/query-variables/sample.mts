const query = `products(
  where: "price >= $least and category.name = $category"
  orderBy: [price@desc]
  limit: 5
) { sku, name, price }`;

const response = await fetch("https://api.example.com/api/query", {
  method: "POST",
  headers: { "X-API-Key": "YOUR_API_KEY", "Content-Type": "application/json" },
  body: JSON.stringify({ query, variables: { least: 20, category: "Tea" } }),
});
const { products } = await response.json();
for (const { sku, name, price } of products) console.log(sku, name, price);
