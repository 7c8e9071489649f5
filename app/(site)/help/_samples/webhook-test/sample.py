import json
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/api/portal/webhooks/YOUR_WEBHOOK_ID/test",
    method="POST",
    headers={"X-API-Key": "YOUR_API_KEY"},
)
with urlopen(request) as answer:
    delivery = json.load(answer)
print(delivery["eventId"], delivery["state"])
