curl -s -G https://api.example.com/odata/products \
  -H "X-API-Key: YOUR_API_KEY" \
  --data-urlencode '$select=sku,name,price' \
  --data-urlencode '$filter=price ge 20 and contains(name, '"'Tea'"')' \
  --data-urlencode '$orderby=price desc' \
  --data-urlencode '$top=5'
