import { findLogo } from "../../db/queries/application-logos";
import { findBrandLogo } from "../../db/queries/settings";
import { ApiError } from "../api-error";
import { wholeResponse } from "../whole-response";
import type { Handler } from "./handler";

/** `GET /logos/{digest}`: an app's logo, for whoever is asked to connect the app, or the operator's own. Its address changes with the picture. */
export const logo: Handler = async (_request, { runtime, params }) => {
  const { digest } = params;
  const known = typeof digest === "string" && /^[0-9a-f]{64}$/.test(digest);
  const picture = known
    ? ((await findLogo(runtime.db, digest)) ?? (await findBrandLogo(runtime.db, `/logos/${digest}`)))
    : null;
  if (!picture) throw new ApiError("notFound", "There is no such logo.");
  return wholeResponse(Buffer.from(picture), {
    headers: {
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
};
