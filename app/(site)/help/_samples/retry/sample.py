import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def get(path, tries=5):
    try:
        with urlopen(Request("https://api.example.com" + path, headers={"X-API-Key": "YOUR_API_KEY"})) as answer:
            return answer.read().decode()
    except HTTPError as error:
        if error.code != 429 or tries == 1:
            raise
        time.sleep(int(error.headers.get("Retry-After", 1)))
        return get(path, tries - 1)


print(get("/api/v1/products/1"))
