curl -s https://api.example.com/authorization/whoami \
  -H "X-API-Key: YOUR_API_KEY"
