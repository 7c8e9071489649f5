const file = `sku,name,price,stock
HELP-1,Gumbär Gummibärchen,2.40,120
HELP-2,Côte de Blaye,263.50,17
`;

const form = new FormData();
form.append("entity", "products");
form.append("file", new Blob([file]), "products.csv");

const response = await fetch("https://api.example.com/api/import", {
  method: "POST",
  headers: { "X-API-Key": "YOUR_API_KEY" },
  body: form,
});
const { imported, updated, failed, importId } = await response.json();
console.log(`${imported} added, ${updated} updated, ${failed} failed (${importId})`);
