import type { NextRequest } from "next/server";
import NextAuth from "next-auth/next";
import { ApiError } from "@/lib/api-error";
import { unavailable } from "@/lib/changes/certainty";
import { accessErrorResponse } from "@/lib/http/access-error-response";
import { apiErrorResponse } from "@/lib/http/api-error-response";
import { nextAuthOptions } from "@/lib/http/next-auth-options";
import { readNextAuthRequest } from "@/lib/http/read-next-auth-request";
import { signInOrigin } from "@/lib/http/session";
import { runtime } from "@/lib/runtime";

async function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const trouble = { error: undefined };
  const running = runtime();
  try {
    const asked = await readNextAuthRequest(request);
    const answer = await NextAuth(asked, context, await nextAuthOptions(running, await signInOrigin(), trouble));
    // Its own answer takes the cookie back: whoever has a page open while the database is away would be signed out.
    return trouble.error ? accessErrorResponse(unavailable(trouble.error), request, running.env.publicUrl) : answer;
  } catch (error) {
    if (error instanceof ApiError) return apiErrorResponse(error);
    throw error;
  }
}

export { handle as GET, handle as POST };
