cat > products.csv <<'CSV'
sku,name,price,stock
HELP-1,Gumbär Gummibärchen,2.40,120
HELP-2,Côte de Blaye,263.50,17
CSV

curl -s https://api.example.com/api/import \
  -H "X-API-Key: YOUR_API_KEY" \
  -F entity=products \
  -F file=@products.csv
