<?php
// Takes the webhooks of https://api.example.com; to try it: php -S localhost:8080 sample.php
$id = $_SERVER["HTTP_WEBHOOK_ID"] ?? "";
$timestamp = $_SERVER["HTTP_WEBHOOK_TIMESTAMP"] ?? "";
$body = file_get_contents("php://input");

$key = base64_decode(substr("YOUR_WEBHOOK_SECRET", strlen("whsec_")));
$expected = "v1," . base64_encode(hash_hmac("sha256", "$id.$timestamp.$body", $key, true));
$genuine = abs(time() - (int) $timestamp) < 300 && count(array_filter(
    explode(" ", $_SERVER["HTTP_WEBHOOK_SIGNATURE"] ?? ""),
    fn($signature) => hash_equals($expected, $signature),
)) > 0;
if (!$genuine) {
    http_response_code(400);
    exit;
}
$event = json_decode($body);
error_log($event->type);
http_response_code(204);
