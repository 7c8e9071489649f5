const response = await fetch("https://api.example.com/api/query", {
  method: "POST",
  headers: { Authorization: "Bearer YOUR_ACCESS_TOKEN", "Content-Type": "application/json" },
  body: JSON.stringify({ query: "products { @count as total }" }),
});
console.log(await response.text());
