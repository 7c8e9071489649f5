const search = new URLSearchParams({ "sku[startsWith]": "TEA-", sort: "-price", perPage: "3" });
const response = await fetch(`https://api.example.com/api/v1/products?${search}`, {
  headers: { "X-API-Key": "YOUR_API_KEY" },
});
const { data, meta } = await response.json();
for (const { sku, name, price } of data) console.log(sku, name, price);
console.log(`${data.length} of ${meta.total}`);
