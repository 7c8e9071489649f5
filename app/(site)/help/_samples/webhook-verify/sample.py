# Takes the webhooks of https://api.example.com.
import base64
import hashlib
import hmac
import json
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = base64.b64decode("YOUR_WEBHOOK_SECRET"[len("whsec_"):])


def is_genuine(headers, body):
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    digest = hmac.new(KEY, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    signatures = headers.get("webhook-signature", "").split(" ")
    signed = any(hmac.compare_digest(expected, signature) for signature in signatures)
    return signed and abs(time.time() - int(timestamp)) < 300


class Webhooks(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        genuine = is_genuine(self.headers, body)
        if genuine:
            print(json.loads(body)["type"])
        self.send_response(204 if genuine else 400)
        self.end_headers()


HTTPServer(("localhost", 8080), Webhooks).serve_forever()
