const IN_THE_ADDRESS = /[?&](access_token|api_?key|apikey|token)=/i;

/**
 * What a request lacks that carries no credential which can be read, in words for the developer who believes that it
 * does: another scheme, none, or a credential in the address, where logs and browsers would keep it.
 */
export function whatIsMissing(request: Request): string {
  const header = request.headers.get("authorization")?.trim() ?? "";
  const [scheme = "", value] = header.split(/\s+/, 2);
  if (header !== "" && (value === undefined || /^(gth_|eyJ)/.test(scheme))) {
    return 'The Authorization header has no scheme: write "Bearer" and a space before the token.';
  }
  if (/^basic$/i.test(scheme)) {
    return "Basic is not read at this address: send an API key as X-API-Key, or a token as Authorization: Bearer.";
  }
  if (header !== "") {
    return `The scheme "${scheme.slice(0, 40)}" is not read: send a token as Authorization: Bearer, or an API key as X-API-Key.`;
  }
  if (IN_THE_ADDRESS.test(new URL(request.url).search)) {
    return "A credential in the address is not read: send it as Authorization: Bearer, or as X-API-Key.";
  }
  return "This needs a credential.";
}
