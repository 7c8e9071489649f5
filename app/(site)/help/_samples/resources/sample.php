<?php
$search = http_build_query(["sku[startsWith]" => "TEA-", "sort" => "-price", "perPage" => 3]);
$answer = json_decode(file_get_contents("https://api.example.com/api/v1/products?$search", false, stream_context_create(["http" => [
    "header" => ["X-API-Key: YOUR_API_KEY"],
]])));
foreach ($answer->data as $product) {
    echo "{$product->sku} {$product->name} {$product->price}\n";
}
echo count($answer->data) . " of {$answer->meta->total}\n";
