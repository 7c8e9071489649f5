<?php
$answer = json_decode(file_get_contents("https://api.example.com/authorization/token", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["Content-Type: application/x-www-form-urlencoded", "Authorization: Basic " . base64_encode("YOUR_CLIENT_ID:YOUR_CLIENT_SECRET")],
    "content" => http_build_query([
        "grant_type" => "client_credentials",
    ]),
]])));
echo $answer->access_token . "\n";
