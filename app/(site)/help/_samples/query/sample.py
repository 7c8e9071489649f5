import json
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/api/query",
    headers={"X-API-Key": "YOUR_API_KEY", "Content-Type": "application/json"},
    data=json.dumps({"query": "products(limit: 3) { id, name, price, stock }"}).encode(),
)
with urlopen(request) as answer:
    for product in json.load(answer)["products"]:
        print(product["id"], product["name"], product["price"])
