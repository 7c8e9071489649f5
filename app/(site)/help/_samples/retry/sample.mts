async function get(path: string, tries = 5): Promise<Response> {
  const response = await fetch(`https://api.example.com${path}`, { headers: { "X-API-Key": "YOUR_API_KEY" } });
  if (response.status !== 429 || tries === 1) return response;
  const seconds = Number(response.headers.get("Retry-After") ?? 1);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return get(path, tries - 1);
}

const response = await get("/api/v1/products/1");
console.log(await response.text());
