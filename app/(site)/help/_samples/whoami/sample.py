import json
from urllib.request import Request, urlopen

request = Request("https://api.example.com/authorization/whoami", headers={"X-API-Key": "YOUR_API_KEY"})
with urlopen(request) as answer:
    who = json.load(answer)
print(who["name"], "may", ", ".join(who["scopes"]))
