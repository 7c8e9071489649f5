import { ApiError } from "../../api-error";

/** An address of the service: its root, the account it is under, and the decoded segments below it. */
export interface Address {
  root: string;
  account: string | null;
  segments: string[];
}

const ROOT = /^(?:\/odata|\/api\/odata\/([^/]+))(?:\/(.*))?$/s;

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new ApiError("validation", "The address is not percent-encoded UTF-8.", { cause });
  }
}

/** Takes an OData address apart. Reads the raw path, so that an encoded slash stays inside its segment. */
export function readAddress(url: string): Address {
  const { pathname } = new URL(url);
  const match = ROOT.exec(pathname);
  if (!match) throw new ApiError("notFound", "There is nothing at this address.");
  const [, account, rest = ""] = match;
  const root = account === undefined ? "/odata" : `/api/odata/${account}`;
  const segments = rest.split("/").map(decode);
  if (segments.at(-1) === "") segments.pop();
  if (segments.includes("")) throw new ApiError("notFound", "There is nothing at this address.");
  return { root, account: account === undefined ? null : decode(account), segments };
}
