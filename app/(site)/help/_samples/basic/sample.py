import json
from base64 import b64encode
from urllib.parse import urlencode
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/authorization/token",
    headers={"Authorization": "Basic " + b64encode(b"YOUR_CLIENT_ID:YOUR_CLIENT_SECRET").decode()},
    data=urlencode({
        "grant_type": "client_credentials",
    }).encode(),
)
with urlopen(request) as answer:
    print(json.load(answer)["access_token"])
