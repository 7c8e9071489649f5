<?php
$query = 'products(
  where: "price >= $least and category.name = $category"
  orderBy: [price@desc]
  limit: 5
) { sku, name, price }';

$answer = file_get_contents("https://api.example.com/api/query", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["X-API-Key: YOUR_API_KEY", "Content-Type: application/json"],
    "content" => json_encode(["query" => $query, "variables" => ["least" => 20, "category" => "Tea"]]),
]]));
foreach (json_decode($answer)->products as $product) {
    echo "{$product->sku} {$product->name} {$product->price}\n";
}
