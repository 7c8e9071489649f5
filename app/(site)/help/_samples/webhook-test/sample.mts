const response = await fetch("https://api.example.com/api/portal/webhooks/YOUR_WEBHOOK_ID/test", {
  method: "POST",
  headers: { "X-API-Key": "YOUR_API_KEY" },
});
const delivery = await response.json();
console.log(delivery.eventId, delivery.state);
