<?php
$answer = file_get_contents("https://api.example.com/api/query", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["X-API-Key: YOUR_API_KEY", "Content-Type: application/json"],
    "content" => json_encode(["query" => "products(limit: 3) { id, name, price, stock }"]),
]]));
foreach (json_decode($answer)->products as $product) {
    echo "{$product->id} {$product->name} {$product->price}\n";
}
