<?php
$who = json_decode(file_get_contents("https://api.example.com/authorization/whoami", false, stream_context_create(["http" => [
    "header" => ["X-API-Key: YOUR_API_KEY"],
]])));
echo "{$who->name} may " . implode(", ", $who->scopes) . "\n";
