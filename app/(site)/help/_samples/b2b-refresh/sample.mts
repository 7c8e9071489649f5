const response = await fetch("https://api.example.com/auth/refresh", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    refresh_token: "YOUR_REFRESH_TOKEN",
  }),
});
const answer = await response.json();
console.log(answer.data.access_token);
