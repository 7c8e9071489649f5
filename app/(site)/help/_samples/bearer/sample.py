import json
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/api/query",
    headers={"Authorization": "Bearer YOUR_ACCESS_TOKEN", "Content-Type": "application/json"},
    data=json.dumps({"query": "products { @count as total }"}).encode(),
)
with urlopen(request) as answer:
    print(answer.read().decode())
