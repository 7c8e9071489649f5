<?php
echo file_get_contents("https://api.example.com/api/query", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["Authorization: Bearer YOUR_ACCESS_TOKEN", "Content-Type: application/json"],
    "content" => json_encode(["query" => "products { @count as total }"]),
]]));
