<?php
$answer = json_decode(file_get_contents("https://api.example.com/api/oauth/token", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["Content-Type: application/json"],
    "content" => json_encode([
        "grant_type" => "client_credentials",
        "client_id" => "YOUR_CLIENT_ID",
        "client_secret" => "YOUR_CLIENT_SECRET",
    ]),
]])));
echo $answer->access_token . "\n";
