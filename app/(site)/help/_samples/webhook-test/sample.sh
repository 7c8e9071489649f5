curl -s -X POST https://api.example.com/api/portal/webhooks/YOUR_WEBHOOK_ID/test \
  -H "X-API-Key: YOUR_API_KEY"
