<?php
$options = http_build_query([
    '$select' => "sku,name,price",
    '$filter' => "price ge 20 and contains(name, 'Tea')",
    '$orderby' => "price desc",
    '$top' => 5,
]);
$answer = file_get_contents("https://api.example.com/odata/products?$options", false, stream_context_create(["http" => [
    "header" => ["X-API-Key: YOUR_API_KEY"],
]]));
foreach (json_decode($answer)->value as $product) {
    echo "{$product->sku} {$product->name} {$product->price}\n";
}
