const url = new URL("https://api.example.com/odata/products");
url.searchParams.set("$select", "sku,name,price");
url.searchParams.set("$filter", "price ge 20 and contains(name, 'Tea')");
url.searchParams.set("$orderby", "price desc");
url.searchParams.set("$top", "5");

const response = await fetch(url, { headers: { "X-API-Key": "YOUR_API_KEY" } });
const { value } = await response.json();
for (const { sku, name, price } of value) console.log(sku, name, price);
