<?php
$file = <<<CSV
sku,name,price,stock
HELP-1,Gumbär Gummibärchen,2.40,120
HELP-2,Côte de Blaye,263.50,17

CSV;

// A file may be the whole body, too; then the rest stands in the address.
$answer = json_decode(file_get_contents("https://api.example.com/api/import?entity=products", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["X-API-Key: YOUR_API_KEY", "Content-Type: text/csv"],
    "content" => $file,
]])));
echo "{$answer->imported} added, {$answer->updated} updated, {$answer->failed} failed ({$answer->importId})\n";
