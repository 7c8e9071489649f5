<?php
$answer = json_decode(file_get_contents("https://api.example.com/consumer/login", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["Content-Type: application/json"],
    "content" => json_encode([
        "username" => "YOUR_USERNAME",
        "password" => "YOUR_PASSWORD",
    ]),
]])));
echo $answer->token . "\n";
