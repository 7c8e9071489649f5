import json
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/api/oauth/token",
    headers={"Content-Type": "application/json"},
    data=json.dumps({
        "grant_type": "client_credentials",
        "client_id": "YOUR_CLIENT_ID",
        "client_secret": "YOUR_CLIENT_SECRET",
    }).encode(),
)
with urlopen(request) as answer:
    print(json.load(answer)["access_token"])
