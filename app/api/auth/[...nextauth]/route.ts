import type { NextRequest } from "next/server";
import NextAuth from "next-auth/next";
import { nextAuthOptions } from "@/lib/http/next-auth-options";
import { requestOrigin } from "@/lib/http/session";
import { runtime } from "@/lib/runtime";

async function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  return NextAuth(request, context, await nextAuthOptions(runtime(), await requestOrigin()));
}

export { handle as GET, handle as POST };
