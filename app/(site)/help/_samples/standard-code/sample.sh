curl -s https://api.example.com/auth/oauth/token \
  -d grant_type=authorization_code \
  -d code=YOUR_CODE \
  --data-urlencode redirect_uri=https://acme.example/callback \
  -d client_id=YOUR_CLIENT_ID \
  -d client_secret=YOUR_CLIENT_SECRET
