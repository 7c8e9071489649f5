import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

options = urlencode({
    "$select": "sku,name,price",
    "$filter": "price ge 20 and contains(name, 'Tea')",
    "$orderby": "price desc",
    "$top": 5,
})
request = Request("https://api.example.com/odata/products?" + options, headers={"X-API-Key": "YOUR_API_KEY"})
with urlopen(request) as answer:
    for product in json.load(answer)["value"]:
        print(product["sku"], product["name"], product["price"])
