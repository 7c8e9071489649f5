const response = await fetch("https://api.example.com/authorization/whoami", {
  headers: { "X-API-Key": "YOUR_API_KEY" },
});
const { name, scopes } = await response.json();
console.log(`${name} may ${scopes.join(", ")}`);
