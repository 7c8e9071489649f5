const response = await fetch("https://api.example.com/authorization/token", {
  method: "POST",
  headers: { Authorization: `Basic ${btoa("YOUR_CLIENT_ID:YOUR_CLIENT_SECRET")}` },
  body: new URLSearchParams({ grant_type: "client_credentials" }),
});
const answer = await response.json();
console.log(answer.access_token);
