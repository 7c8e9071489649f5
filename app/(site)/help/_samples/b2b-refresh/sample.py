import json
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/auth/refresh",
    headers={"Content-Type": "application/json"},
    data=json.dumps({
        "refresh_token": "YOUR_REFRESH_TOKEN",
    }).encode(),
)
with urlopen(request) as answer:
    print(json.load(answer)["data"]["access_token"])
