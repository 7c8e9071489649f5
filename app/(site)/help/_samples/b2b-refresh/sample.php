<?php
$answer = json_decode(file_get_contents("https://api.example.com/auth/refresh", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["Content-Type: application/json"],
    "content" => json_encode([
        "refresh_token" => "YOUR_REFRESH_TOKEN",
    ]),
]])));
echo $answer->data->access_token . "\n";
