curl -s --retry 5 https://api.example.com/api/v1/products/1 \
  -H "X-API-Key: YOUR_API_KEY"
