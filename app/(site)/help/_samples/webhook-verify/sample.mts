// Takes the webhooks of https://api.example.com.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

const key = Buffer.from("YOUR_WEBHOOK_SECRET".slice("whsec_".length), "base64");

function isGenuine(id: string, timestamp: string, signatures: string, body: Buffer): boolean {
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  const signed = signatures.split(" ").some((signature) => {
    const given = Buffer.from(signature.replace("v1,", ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return signed && Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
}

const server = createServer(async (request, response) => {
  const header = (name: string) => String(request.headers[name] ?? "");
  const body = await buffer(request);
  if (!isGenuine(header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"), body)) {
    response.writeHead(400).end();
    return;
  }
  const event = JSON.parse(body.toString());
  console.log(event.type, event.data);
  response.writeHead(204).end();
});
server.listen(8080);
