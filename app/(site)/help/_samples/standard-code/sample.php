<?php
$answer = json_decode(file_get_contents("https://api.example.com/auth/oauth/token", false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["Content-Type: application/x-www-form-urlencoded"],
    "content" => http_build_query([
        "grant_type" => "authorization_code",
        "code" => "YOUR_CODE",
        "redirect_uri" => "https://acme.example/callback",
        "client_id" => "YOUR_CLIENT_ID",
        "client_secret" => "YOUR_CLIENT_SECRET",
    ]),
]])));
echo $answer->access_token . "\n";
