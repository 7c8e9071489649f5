import json
from urllib.request import Request, urlopen

query = """products(
  where: "price >= $least and category.name = $category"
  orderBy: [price@desc]
  limit: 5
) { sku, name, price }"""

request = Request(
    "https://api.example.com/api/query",
    headers={"X-API-Key": "YOUR_API_KEY", "Content-Type": "application/json"},
    data=json.dumps({"query": query, "variables": {"least": 20, "category": "Tea"}}).encode(),
)
with urlopen(request) as answer:
    for product in json.load(answer)["products"]:
        print(product["sku"], product["name"], product["price"])
