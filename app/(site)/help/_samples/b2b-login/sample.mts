const response = await fetch("https://api.example.com/auth/login", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    username: "YOUR_USERNAME",
    password: "YOUR_PASSWORD",
  }),
});
const answer = await response.json();
console.log(answer.data.access_token);
