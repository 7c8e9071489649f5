import json
from urllib.request import Request, urlopen

file = """sku,name,price,stock
HELP-1,Gumbär Gummibärchen,2.40,120
HELP-2,Côte de Blaye,263.50,17
"""

# A file may be the whole body, too; then the rest stands in the address.
request = Request(
    "https://api.example.com/api/import?entity=products",
    headers={"X-API-Key": "YOUR_API_KEY", "Content-Type": "text/csv"},
    data=file.encode(),
)
with urlopen(request) as answer:
    done = json.load(answer)
print(f"{done['imported']} added, {done['updated']} updated, {done['failed']} failed ({done['importId']})")
