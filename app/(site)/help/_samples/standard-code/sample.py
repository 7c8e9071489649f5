import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/auth/oauth/token",
    data=urlencode({
        "grant_type": "authorization_code",
        "code": "YOUR_CODE",
        "redirect_uri": "https://acme.example/callback",
        "client_id": "YOUR_CLIENT_ID",
        "client_secret": "YOUR_CLIENT_SECRET",
    }).encode(),
)
with urlopen(request) as answer:
    print(json.load(answer)["access_token"])
