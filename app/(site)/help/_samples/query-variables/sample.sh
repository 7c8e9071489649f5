curl -s https://api.example.com/api/query \
  -H "X-API-Key: YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "query": "products(where: \"price >= $least and category.name = $category\", orderBy: [price@desc], limit: 5) { sku, name, price }",
    "variables": { "least": 20, "category": "Tea" }
  }'
