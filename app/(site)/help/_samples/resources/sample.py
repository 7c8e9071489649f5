import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

search = urlencode({"sku[startsWith]": "TEA-", "sort": "-price", "perPage": 3})
request = Request("https://api.example.com/api/v1/products?" + search, headers={"X-API-Key": "YOUR_API_KEY"})
with urlopen(request) as answer:
    page = json.load(answer)
for product in page["data"]:
    print(product["sku"], product["name"], product["price"])
print(len(page["data"]), "of", page["meta"]["total"])
