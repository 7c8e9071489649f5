const response = await fetch("https://api.example.com/api/query", {
  method: "POST",
  headers: { "X-API-Key": "YOUR_API_KEY", "Content-Type": "application/json" },
  body: JSON.stringify({ query: "products(limit: 3) { id, name, price, stock }" }),
});
const { products } = await response.json();
for (const { id, name, price } of products) console.log(id, name, price);
