curl -s -G https://api.example.com/api/v1/products \
  -H "X-API-Key: YOUR_API_KEY" \
  -d "sku[startsWith]=TEA-" \
  -d sort=-price \
  -d perPage=3
