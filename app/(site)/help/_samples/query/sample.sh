curl -s https://api.example.com/api/query \
  -H "X-API-Key: YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{"query":"products(limit: 3) { id, name, price, stock }"}'
