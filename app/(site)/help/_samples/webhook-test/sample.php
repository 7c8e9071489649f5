<?php
$url = "https://api.example.com/api/portal/webhooks/YOUR_WEBHOOK_ID/test";
$delivery = json_decode(file_get_contents($url, false, stream_context_create(["http" => [
    "method" => "POST",
    "header" => ["X-API-Key: YOUR_API_KEY"],
]])));
echo "$delivery->eventId $delivery->state\n";
