# A delivery of https://api.example.com: its body in body.json, its headers in $ID, $TIMESTAMP and $SIGNATURE.
KEY=$(printf %s "YOUR_WEBHOOK_SECRET" | cut -c 7- | openssl base64 -d -A | od -An -v -t x1 | tr -d ' \n')
EXPECTED=$(printf %s "$ID.$TIMESTAMP." | cat - body.json |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)
case " $SIGNATURE " in
  *" v1,$EXPECTED "*) echo "It comes from there." ;;
  *) echo "It is forged." && exit 1 ;;
esac
