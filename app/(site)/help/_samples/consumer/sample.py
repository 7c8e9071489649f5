import json
from urllib.request import Request, urlopen

request = Request(
    "https://api.example.com/consumer/login",
    headers={"Content-Type": "application/json"},
    data=json.dumps({
        "username": "YOUR_USERNAME",
        "password": "YOUR_PASSWORD",
    }).encode(),
)
with urlopen(request) as answer:
    print(json.load(answer)["token"])
